package article

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// The common words of web pages around articles. They are our own collection,
// of what sites in general write, in the form that normal gives.

// A cue is a line after which something other than the article begins.
type cue uint8

const (
	noCue       cue = iota
	listCue         // a list of links: trending, most read
	teaserCue       // other articles
	commentsCue     // readers' comments
	tagsCue         // topics
	boxCue          // a newsletter or other box of few lines
)

var kindOf = map[cue]string{listCue: trending, teaserCue: teaser, commentsCue: comments, tagsCue: tags, boxCue: newsletter}

var cueLines = map[cue]map[string]bool{
	listCue: phrases(`trending, trending now, trending stories, trending topics, trending news, trending articles, trending today
		most read, most popular, most viewed, most shared, most watched, most commented, most recent, popular, popular now
		popular stories, popular posts, popular articles, popular news, top stories, top news, top headlines, top reads, headlines
		latest, latest news, latest stories, latest headlines, latest articles, latest posts, latest updates, breaking news
		recent posts, recent articles, recent news, recent stories, just in, hot topics, what's hot, what's trending, most talked about
		more top stories, top picks, today's top stories, news in brief, more headlines, live updates, quick links`),
	teaserCue: phrases(`you may also like, you might also like, you may like, you might like, you may also be interested in
		you might be interested in, you may have missed, you might have missed, related, related articles, related article
		related stories, related story, related news, related posts, related content, related coverage, related links, related reading
		related videos, related video, related to this story, related items, recommended, recommended for you, recommended stories
		recommended articles, recommended reading, recommended videos, more stories, more news, more on this, more on this story
		more on this topic, more coverage, more like this, more for you, more to read, more to explore, more reading, read next, read this next, up next
		next article, next story, next post, previous article, previous story, previous post, next up, keep reading, further reading
		also read, also in the news, also in this section, read also, see also, don't miss, must read, must reads, must watch
		in other news, other news, other stories, in case you missed it, icymi, editor's picks, editors' picks, editors picks
		editor's choice, our picks, our top picks, what to read next, around the web, from around the web, from the web
		from our partners, from our network, partner content, sponsored, sponsored content, sponsored stories, sponsored links, promoted
		promoted stories, promoted content, paid content, suggested for you, suggested articles, stories you may like
		stories for you, stories you might like, just for you, for you, explore more, discover more, featured, featured stories
		featured articles, featured news, in pictures, more videos, latest videos, watch next, watch more, elsewhere on the web
		similar articles, similar stories, similar posts, people also read, others also read, readers also liked, what others are reading
		what readers are watching, what people are reading, trending videos, more in this section, top videos, best of the week
		about the author, about the authors, about the writer, about us, author, authors, contributors`),
	commentsCue: phrases(`comments, leave a comment, leave a reply, leave your comment, leave a response
		join the conversation, join the discussion, post a comment, post your comment, add a comment, add your comment, write a comment
		have your say, reader comments, readers' comments, readers comments, user comments, top comments, the comments
		view comments, show comments, see comments, read comments, load comments, view all comments, comments section
		log in to comment, sign in to comment, login to comment, you must be logged in to post a comment, comments are closed
		be the first to comment, no comments yet, no comments, what do you think, start the conversation
		submit a comment, share your thoughts, your comments`),
	tagsCue: phrases(`tags, topics, categories, filed under, keywords, in this article, in this story, more on these topics, related topics
		explore topics, related tags, topics in this article, explore more on these topics, mentioned in this article`),
	boxCue: phrases(`newsletter, newsletters, sign up, subscribe, subscribe now, subscribe today, sign up now, stay informed, stay connected
		stay up to date, stay in the know, get our newsletter, daily newsletter, weekly newsletter, morning briefing, daily briefing
		email newsletter, email alerts, get the app, support us, support our work, support our journalism, donate, donate now
		free newsletter, our newsletters, breaking news alerts, get breaking news alerts, join our newsletter, subscribe to our newsletter
		sign up for our newsletter, become a member, become a subscriber, get unlimited access`),
}

// buttons are lines that are noise by themselves.
var buttons = map[string]map[string]bool{
	share: phrases(`share, share this, share this article, share this story, share this post, share this page, share article, share story
		share via, share on, facebook, twitter, x, whatsapp, telegram, email, e-mail, mail, linkedin, reddit, pinterest, tumblr, messenger
		instagram, youtube, tiktok, bluesky, threads, mastodon, flipboard, pocket, copy link, copy url, link copied, copied, copied to clipboard
		print, print article, print this page, tweet, pin, pin it, save, save article, save for later, bookmark, gift, gift this article
		gift article, follow, follow us, like, like us on facebook, send, sms, line, wechat, viber, share full article, share options, email this article
		google news, add to google preferred source, follow us on google news, toggle share menu, share with friends, republish`),
	widget: phrases(`advertisement, advertisements, advert, ad, ads, sponsored by, loading, loading more, play, pause, mute, unmute, audio
		listen, listen now, listen to this article, listen to the article, listen to story, watch live, live, live blog, gallery, photo gallery
		view gallery, view photos, open gallery, open image in gallery, enlarge image, expand image, view image in fullscreen, image, photo
		photos, video, videos, close, open, next, previous, prev, more, show more, see more, see all, load more, view more, view all, view full image
		read more, continue, continue reading, back to top, back, scroll down, scroll to top, text size, font size, translate, transcript
		show caption, hide caption, toggle caption, caption, caption options, replay video, video player is loading, powered by, x close, ok, got it, accept
		accept all, accept cookies, reject all, manage cookies, dismiss, no thanks, maybe later, read full article, read full story, view original article
		learn more, find out more, see offers, see the offers, see our offers, view offers, see plans, view plans, end of list, list of 3 items, list of 4 items, fullscreen, subtitles, settings, autoplay, now playing, current time, duration, 0 seconds`),
	navigation: phrases(`menu, main menu, search, home, skip to content, skip to main content, skip to navigation, log in, login, sign in
		sign out, log out, register, create account, my account, account, profile, contact, contact us, careers, jobs, advertise
		advertise with us, privacy policy, privacy, cookie policy, cookie settings, terms of use, terms of service, terms and conditions, terms, sitemap
		site map, accessibility, rss, faq, faqs, help, help center, support, site index, sections, navigation, toggle navigation, world, politics
		business, sport, sports, opinion, culture, lifestyle, entertainment, technology, tech, science, health, weather, travel, style, food
		local, local news, national, international, us news, uk news, world news, africa, americas, asia, europe, middle east, news, editorial
		obituaries, classifieds, e-paper, epaper, archive, archives, podcasts, events, shop, games, puzzles, crossword, do not sell my personal information`),
	copyright: phrases(`all rights reserved`),
}

// A pattern is a kind of noise that shows in a line's words.
type pattern struct {
	kind  string
	words int  // the longest block it is looked for in
	title bool // only in blocks without a full stop
	said  bool // also in paragraphs in which someone says something
	cue   cue  // what begins after it
	re    *regexp.Regexp

	// holds is what at least one of must be in the line, a cheap test before
	// the expression; nil for one that is anchored and fails soon.
	holds  []string
	starts starts
}

const (
	networks = `(?:facebook|twitter|x|whatsapp|telegram|e-?mail|linkedin|reddit|pinterest|instagram|tiktok|youtube|bluesky|threads|mastodon|messenger|flipboard|google news|sms|print|copy link|link)`
	agencies = `(?:getty(?: images)?|ap(?: photo)?|associated press|afp|reuters|epa(?:-efe)?|efe|pa(?: wire| media| images)?|upi|bloomberg|shutterstock|istock(?:photo)?|alamy(?: stock photo)?|wikimedia(?: commons)?|flickr|unsplash|pexels|zuma(?: press)?|xinhua|anadolu|sipa|imago|dpa|tass|pool|handout|youtube|screenshot|screengrab|file photo|stock photo)`
	monthRe  = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dayRe    = `(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)`
	dateRe   = `(?:(?:` + dayRe + `[.,]?\s+)?(?:` + monthRe + `\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+` + monthRe + `\.?,?(?:\s+\d{4})?|\d{4}-\d\d?-\d\d?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))`
	clockRe  = `(?:\s*[-,|•·–—@]?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[a-z]{2,4}\b(?:[+-]\d+)?|z)?|t\d\d:\d\d\S*)?`
)

// patterns is matched against normal(block), in order; the first wins.
var patterns = sync.OnceValue(func() []pattern {
	re := regexp.MustCompile
	all := []pattern{
		{kind: comments, words: 8, title: true, cue: commentsCue, re: re(`^(?:view |show |see |read |load |hide |all )*\d[\d,.k]* (?:comments?|responses|replies|reader comments?)$|^comments? ?[(:]? ?\d+|^\d+ thoughts? on\b|^(?:post|add|leave|write|submit) (?:a|your) (?:comment|reply)\b`)},
		{kind: comments, words: 30, title: false, cue: commentsCue, re: re(`^(?:you must be|please) (?:logged|log|sign|signed) ?in to (?:post |leave |add )?(?:a )?comment|^your e-?mail address will not be published|^comments (?:are|have been) (?:closed|disabled|moderated|turned off)|^join the (?:conversation|discussion|debate)\b`)},
		{kind: trending, words: 8, title: true, cue: listCue, re: re(`^(?:trending|most (?:read|popular|viewed|shared|watched)|popular|latest|top stories|breaking news|headlines|recent (?:posts|articles|stories))(?: stories| news| posts| articles)? (?:on|in|from|at|by|this week|today|now|right now)\b`)},
		{kind: teaser, words: 9, title: true, cue: teaserCue, re: re(`^(?:more|read more|also|other|related|recommended|stories|news|articles|posts|latest)(?: stories| news| articles| posts| coverage| reading| videos)? (?:from|by|about|on|in|for|to) (?:the |this |our |these )?[\w.&' ]{2,40}$|^(?:related|recommended|suggested|similar|more|further|other) (?:stories|articles|news|posts|reading|coverage|content|links|videos)(?: \w+){0,2}$|^(?:what|stories) (?:to|you|others|people|readers) .{0,20}(?:read|like|miss|watch)\w*(?: next)?$`)},
		{kind: share, words: 12, title: true, cue: noCue, re: re(`^share (?:this|on|via|to|with|(?:the )?(?:article|story|post|page))\b|^(?:click|tap) (?:here )?to (?:share|e-?mail|print|copy|tweet)\b|^(?:follow|like|find|join) (?:us|me|@|.{2,40} on (?:facebook|twitter|x|instagram|telegram|whatsapp|google|youtube|linkedin|threads|bluesky)\b)|^(?:e-?mail|tweet|print|send|save|gift|copy|pin) (?:this|link|a link|(?:the )?(?:article|story|page|link|url))\b`)},
		{kind: share, words: 14, title: true, cue: noCue, re: re(`^(?:share(?: this| on| via)?\W+)?` + networks + `(?:(?:\W+|\s+(?:and|or)\s+)` + networks + `)+$`)},
		{kind: widget, words: 12, title: true, cue: noCue, re: re(`^(?:listen|watch|play|hear)\b(?: to)?(?: this| the| our| full)? ?(?:article|story|audio|episode|video|podcast|live|now|clip|report|interview)?(?:\W*\d+\W*(?:min\w*|sec\w*|\d\d).*)?$|^\d+ ?(?:-| )?min(?:ute)?s?(?: read| listen| watch| to read| ago)?$|^(?:estimated |average )?(?:reading|read|listening) time\b|^\d+ (?:views|shares|likes|reads)$|^\d\d?:\d\d(?: \W? ?\d\d?:\d\d)?$`)},
		{kind: widget, words: 14, title: false, cue: noCue, re: re(`^(?:advertisement|article|story|post|content|text|report)s? continues? (?:below|after|beneath)|^scroll (?:down )?(?:to|for)\b|^(?:ad|advertisement) feedback|^continue reading (?:the main story|below)|^skip (?:to|advertisement|past|ad)\b|^(?:tap|click|swipe) (?:here|to|the|on)\b|^(?:image|photo|slide|picture|video) \d+ of \d+`)},
		{kind: widget, words: 60, title: false, cue: noCue, re: re(`\b(?:we use cookies|uses cookies|use of cookies|cookie (?:policy|settings|preferences)|enable javascript|javascript is (?:disabled|required)|your browser (?:does not|doesn't|is)|ad ?blocker|privacy policy and|terms of (?:use|service) apply|recaptcha)\b`), holds: []string{"cookie", "javascript", "your browser", "blocker", "privacy policy", "terms of", "recaptcha"}},
		{kind: widget, words: 45, title: false, cue: noCue, re: re(`^(?:verify|read|listen|share|click|tap|download|follow|get|watch|check|explore|discover|view|rate|print|save|report|translate|help|tell|let|send|submit|see|hear|summari[sz]e|ask|test)\b.{0,80}\b(?:this|the|our) (?:article|story|page|post|report|website|site|app|quiz|survey|channel|podcast)\b`)},
		{kind: widget, words: 45, title: false, cue: noCue, re: re(`^(?:this|the) (?:article|story|post|content|piece|report|page|video|transcript|translation|summary) (?:was|has been|is|may|first|originally|will be|contains|includes|may contain|appeared|appears|does not)\b.{0,60}\b(?:issue|print edition|updated|corrected|published|produced|generated|translated|edited|appeared|republished|affiliate|sponsored|copyright|licen[sc]e|commission|syndicated|behind a paywall|subscribers)\b|^(?:editor's|editors'?|author's) note\b|^(?:disclaimer|correction|clarification|disclosure)\b ?:`)},
		{kind: widget, words: 60, said: true, re: re(`^(?:an? |the )?(?:earlier|previous|original) versions? of this (?:article|story|piece|column|post|page|headline|caption)\b|^(?:corrections?|clarifications?|corrections and clarifications) ?[:(–—]|^this (?:article|story|piece|column|post|page) (?:was|has been) (?:amended|corrected|updated|clarified|edited|changed) (?:on|at|to|after|since|because)\b`)},
		{kind: newsletter, words: 60, title: false, cue: noCue, re: re(`\b(?:(?:to|in|into) your inbox|your (?:e-?mail(?: address)?|inbox)|(?:our|free|daily|weekly|morning) newsletters?|sign up (?:for|to|now|here|today|and)|subscribe (?:to|now|today|for|here)|by (?:signing up|subscribing|clicking|submitting|entering|providing|registering)|enter your|unsubscribe|already (?:a |have )(?:subscriber|member|an account)|become a (?:member|subscriber|supporter|patron)|free trial|support (?:our|independent|local|quality) (?:journalism|work|reporting|newsroom)|download (?:the|our) (?:free )?app|(?:make|consider making) a (?:donation|contribution)|donate (?:now|today|here)|push notifications|breaking news alerts|whatsapp channel|telegram channel)\b`), holds: []string{"inbox", "newsletter", "mail", "sign up", "signing up", "subscri", "clicking", "submitting", "entering", "enter your", "providing", "registering", "already", "become a", "free trial", "support ", "download", "donat", "contribution", "notification", "alert", "channel"}},
		{kind: teaser, words: 40, title: false, cue: noCue, re: re(`^(?:read|see|watch|listen|also read|read also|also see|see also|related|related story|related article|more|must read|don't miss|recommended|read more|learn more|find out more|read next|up next|go deeper|further reading|from the archives?|trending|more on this|more (?:\w+ )?news|more stories)(?: (?:more|also|this|next|now|here|on this|about))? ?[:|»>→]`)},
		{kind: teaser, words: 12, title: false, cue: noCue, re: re(`^(?:read|see|view|get|find|continue reading|click here for|click here to read) (?:the |our |it )?(?:full|more|here|original|entire|rest of the|all)\b`)},
		{kind: tags, words: 60, title: true, cue: noCue, re: re(`^(?:tags?|tagged|topics?|keywords?|categor(?:y|ies)|filed under|file under|in this (?:article|story)|sections?|labels?|posted in|more about|related topics?) ?[:|]`)},
		{kind: copyright, words: 30, title: false, cue: noCue, re: re(`^(?:©|copyright\b|\(c\) ?\d{4})|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished), (?:broadcast|rewritten|redistributed)`), holds: []string{"©", "copyright", "(c)", "rights reserved", "may not be"}},
		{kind: widget, words: 10, title: true, cue: noCue, re: re(`^powered by\b|^presented by\b|^brought to you by\b|^sponsored by\b`)},
		{kind: caption, words: 60, title: false, cue: noCue, re: re(`^(?:file(?: photo| image| picture)?|file/?\w*) ?[-–—:]|^in this (?:[\w,. ]{0,40} )?(?:photo|image|file photo|photograph|frame|screenshot|screen ?grab|handout|undated|courtroom sketch|illustration)\b|^(?:photo|image|picture|video|graphic|illustration|figure) ?(?:caption|\d+)? ?[:|]|^(?:a |an |the )?(?:file |stock |handout |undated |aerial )?(?:photo(?:graph)?|image|picture|collage|portrait|screenshot|close-up|illustration|headshot|logo|photo illustration|composite|split image|selfie|mugshot) (?:of|showing|shows|depicting|from|combination)\b`)},
		{kind: caption, words: 40, title: true, cue: noCue, re: re(`^(?:left|right|above|below|top|bottom|from left|clockwise|pictured|center|centre|from top|at left|at right|l-r|from l to r|from r)\b ?(?:from|to|:|,|-|–|—|\()|\((?:left|right|center|centre|l|r|c|pictured|above|below|second (?:left|right)|far (?:left|right)|seen|file)(?:\)|$)`)},
		{kind: credit, words: 24, title: true, cue: noCue, re: re(`^(?:photo|image|picture|photograph|photography|video|graphic|graphics|illustration|cover|featured|feature|credit|credits|courtesy|screengrab|screenshot|via|art|map|chart|audio)s?(?: \w+)? ?(?:credits?|by|courtesy|from|source|via|of|:|/)(?: |:|$)|^(?:source|sources|credit|credits|via|courtesy) ?:|^courtesy\b`)},
		{kind: credit, words: 9, title: true, cue: noCue, re: re(`^(?:[\p{L}.' -]{2,40}[/|,–—-] ?)?` + agencies + `(?:[/|,–—-] ?[\p{L}.' -]{2,40})?(?: via ` + agencies + `)?$`)},
		{kind: credit, words: 40, title: false, cue: noCue, re: re(`^(?:(?:additional |with )?(?:reporting|editing|writing|photographs?|research|production|compiled|translated) by\b|with (?:files|reporting|inputs|agency inputs) from\b|.{0,80}\bcontributed (?:to|reporting)\b|\(?(?:with|inputs from) (?:agencies|agency inputs|inputs)|source ?:|our (?:\w+ )?(?:standards|principles) ?:)`), holds: []string{" by ", "by ", "with ", "contributed", "inputs", "source", "our "}},
		{kind: metadata, words: 20, title: true, cue: noCue, re: re(`^(?:words|text|story|photographs?|photography|photos|pictures|illustrations?|graphics|video) by [\p{L}.'-]+(?: [\p{L}.'-]+){0,12}$`)},
		{kind: metadata, words: 30, title: false, cue: noCue, re: re(`^[\p{L}.' -]{3,40} (?:can be|may be) (?:reached|contacted|followed|e-?mailed) (?:at|on|via|by)\b|^(?:contact|reach|e-?mail|follow) (?:him|her|them|the (?:author|writer|reporter)|[\p{L}.'-]+ [\p{L}.'-]+) (?:at|on|via)\b`), holds: []string{"reach", "contact", "follow", "mail"}},
		{kind: metadata, words: 16, title: true, cue: noCue, re: re(`^(?:by|written by|story by|words by|posted by|published by|author|reported by|edited by|from) [\p{L}.'@-]+(?: [\p{L}.'-]+){0,4}(?:\W+(?:and|,|with|\||•|·) ?.{0,60})?$`)},
		{kind: metadata, words: 16, title: true, cue: noCue, re: re(`^(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|edited|date|updated on|published on|posted on)\W{0,3}(?:on |at )?)?` + dateRe + clockRe + `(?:\W*(?:(?:last )?updated|published|modified|edited)?\W*(?:` + dateRe + clockRe + `|(?:an?|\d+) (?:min(?:ute)?|hour|day|week|month|year)s? ago)?)?(?:\W*\d+ min(?:ute)?s? read)?$`)},
		{kind: metadata, words: 12, title: true, cue: noCue, re: re(`^(?:(?:first |last )?(?:published|updated|posted|modified)\W*)?(?:an?|\d+) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?(?: ago)?$|^(?:just now|yesterday|today)$|^(?:published|updated|posted|last updated|last modified)\b.{0,40}(?:ago|\d)`)},
	}
	for i := range all {
		all[i].starts = startsOf(all[i].re.String())
	}
	return all
})

// credited finds a picture credit at the end of a block, in brackets or after
// a dash: "(Ana Brook/Acme via Getty Images)".
func credited(s string) bool {
	if len(s) > creditTail {
		cut := len(s) - creditTail
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[cut:]
	}
	low := strings.ToLower(s)
	for _, w := range creditWords {
		if strings.Contains(low, w) {
			return creditRe().MatchString(s)
		}
	}
	return false
}

const creditTail = 160 // bytes at the end of a block that are searched

var creditWords = []string{"getty", "photo", "image", "picture", "afp", "reuters", "epa", "ap)", "/ap", "associated press", "shutterstock",
	"istock", "alamy", "courtesy", "credit", "screenshot", "screengrab", "handout", "wikimedia", "flickr", "pa wire", "pool", "file",
	"|", "/", "©", "via ", "video"}

var creditRe = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[(\[][^()\[\]]{0,60}\b(?:getty|ap photo|associated press|afp|shutterstock|istock|alamy|photo|photograph|photographs|image|images|courtesy|credit|screenshot|screengrab|handout|wikimedia|flickr|epa|pa wire|pool|file|reuters)\b[^()\[\]]{0,60}[)\]]\.?$|(?:[/|©]|\bvia|\bphoto by|\bcredit:|\bphotograph:|\bimage:)\s*(?:[\p{L}.'’ -]{2,40}[/|])?\s*` + agencies + `\.?$|\b(?:photo|photograph|image|picture|credit|video)(?: credit)?(?: by)?:\s*[\p{L}.'’/ -]{2,60}\.?$|(?:^|[.!?)]\s+)(?:photo|photograph|image|picture)s?,? (?:by|courtesy of|courtesy|via) [\p{L}.'’/, -]{2,60}\.?$`)
})
