package token

import "testing"

// TestNewsText has what news and what is copied from the web bring: quotes, dashes,
// abbreviations, addresses, datelines, headlines, lists, broken encodings.
// ⏎ stands for the end of a sentence.
func TestNewsText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		// Curly and other quotes, dashes, ellipses.
		{`“‘No,’ she said,” he said.`, `“|‘|No|,|’|she|said|,|”|he|said|.`},
		{`„Nein“, «non» and ‹no›`, `„|Nein|“|,|«|non|»|and|‹|no|›`},
		{`The mayor--who left – said…nothing.`, `The|mayor|--|who|left|–|said|…|nothing|.`},
		{`We waited...and waited..then left.`, `We|waited|...|and|waited|..|then|left|.`},
		{`He left ... . She stayed.`, "He|left|...|.\nShe|stayed|."},
		{`rock ’n’ roll, the ’70s, the 1970's and 70's`, `rock|’n|’|roll|,|the|’70s|,|the|1970's|and|70's`},
		// Abbreviations and initials.
		{`Rep. J.D. Varga, R-Ohio, met Lt. Col. A. B. Stone on Sat. and Mon.`, `Rep.|J.D.|Varga|,|R|-|Ohio|,|met|Lt.|Col.|A.|B.|Stone|on|Sat.|and|Mon|.`},
		{`the U.N.'s plan and the U.K.-based firm`, `the|U.N.|'s|plan|and|the|U.K.|-|based|firm`},
		{`It bought Acme Inc.. It paid.`, "It|bought|Acme|Inc.|.\nIt|paid|."},
		{`St. Paul, Minn., and Ft. Worth`, `St.|Paul|,|Minn.|,|and|Ft.|Worth`},
		{`Brook v. Stone, No. 5`, `Brook|v.|Stone|,|No.|5`},
		// Addresses, handles, hashtags, numbers.
		{`See news.example.org/a-b?x=1#top.`, `See|news.example.org/a-b?x=1#top|.`},
		{`Newsfeed.Com, t.co/aB1 and @mayor_brook's #Vote2025!`, `Newsfeed.Com|,|t.co/aB1|and|@mayor_brook|'s|#Vote2025|!`},
		{`Call 235-1972, 3-5290 or 1-800-555-0100.`, `Call|235-1972|,|3-5290|or|1-800-555-0100|.`},
		{`a +2 vote, $3.5-million, 1,234.5 and 3/4`, `a|+2|vote|,|$|3.5|-|million|,|1,234.5|and|3/4`},
		// Datelines, headlines, bullets.
		{`HALIFAX, N.S. | The ferry sank.`, `HALIFAX|,|N.S.|||The|ferry|sank|.`},
		{`SEOUL (Agency) -- The ferry sank. It was old.`, "SEOUL|(|Agency|)|--|The|ferry|sank|.\nIt|was|old|."},
		{`KYIV, Ukraine (AP) — Ships sailed.`, `KYIV|,|Ukraine|(|AP|)|—|Ships|sailed|.`},
		{`BOSTON, Mass. – Ships sailed.`, `BOSTON|,|Mass.|–|Ships|sailed|.`},
		{"Ferry Sinks Off Coast\n\nIt was old.", "Ferry|Sinks|Off|Coast\nIt|was|old|."},
		{`• First point. • Second point.`, "•|First|point|.\n•|Second|point|."},
		{`- No ferry sails`, `-|No|ferry|sails`},
		{`(a) First. (b) Second.`, "(|a|)|First|.\n(|b|)|Second|."},
		// Quotations over several sentences.
		{`“It sank. Nobody knows why,” she said. “We will ask.”`, "“|It|sank|.\nNobody|knows|why|,|”|she|said|.\n“|We|will|ask|.|”"},
		{`"It sank! Nobody knows why," she said. "We will ask."`, "\"|It|sank|!\nNobody|knows|why|,|\"|she|said|.\n\"|We|will|ask|.|\""},
		{`Did she say “never”? She did.`, "Did|she|say|“|never|”|?\nShe|did|."},
		{`He asked: “Why?!” “Because.”`, "He|asked|:|“|Why|?!|”\n“|Because|.|”"},
		// What is broken or careless.
		{"the mayorâ€™s â€œplanâ€\u009d â€” itâ€™s lateâ€¦", "the|mayor|â€™s|â€œ|plan|â€\u009d|â€”|it|â€™s|late|â€¦"},
		{`A&nbsp;B &quot;plan&quot;`, `A|&nbsp;|B|&quot;|plan|&quot;`},
		{`Its a ferry and its not old; its crew left.`, `It|s|a|ferry|and|it|s|not|old|;|its|crew|left|.`},
		{`It wont sail. As is her wont, she stayed.`, "It|wo|nt|sail|.\nAs|is|her|wont|,|she|stayed|."},
		{`Th- the w- ferry, two- and three-day trips`, `Th-|the|w-|ferry|,|two|-|and|three|-|day|trips`},
		{`Good night :-). See you ;).`, "Good|night|:-)|.\nSee|you|;)|."},
		// Words parted as the Penn Treebank parts them.
		{"He 's `` sure '' they 're not in the U.S. , she did n't say .", "He|'s|``|sure|''|they|'re|not|in|the|U.S.|,|she|did|n't|say|."},
		{`The -LRB- old -RRB- ferry -- Varga 's -- sank .`, `The|-LRB-|old|-RRB-|ferry|--|Varga|'s|--|sank|.`},
		{"It sank . '' She left .", "It|sank|.|''\nShe|left|."},
	} {
		doc := split(tt.in)
		if got := show(doc); got != tt.want {
			t.Errorf("Split(%q)\n got %s\nwant %s", tt.in, got, tt.want)
		}
		check(t, doc)
	}
}
