// Package lexicon holds the word lists that the stages share: countries and
// their people, places, titles, people by role, head nouns with the type of
// thing they head, first names, pronouns, the calendar and number words.
//
// The lists lie in data/, one file a subject, each with its source and licence
// in its first lines; a file is read when it is first asked of, once. Every
// function is safe for use by many goroutines and allocates little or nothing.
//
//	Country("the U.S.")          "United States", true   names and aliases, with or without "the"
//	Demonym("Salvadorans")       "El Salvador", true     adjectives and nouns, singular or plural
//	NORP("Republicans")          true                    demonyms, religions, parties, peoples
//	Place("Nairobi")             schema.GPE, true        countries, cities, states, regions, seas
//	Within("Nairobi")            "Kenya"                 the country a place lies in, "" if not known
//	IsTitle("prime minister")    true                    offices, trades and honorifics before a name
//	IsHonorific("Mr.")           true                    those that say nothing but gender or rank
//	TitleGender("Queen")         Female
//	Gender("Maria")              Female                  of a first name; Unknown when it does not tell
//	IsFirstName("Wei")           true
//	IsSurname("Okafor")          true
//	RoleNoun("widow")            Female, true            a person by role; lemma, any case
//	GroupNoun("authorities")     true                    people as a body
//	Known("World Bank")          schema.Organization     widely known names; the case matters
//	HeadType("prison")           schema.Facility, true   what a noun heads: lemma, any case
//	ThingNoun("prison")          the same, of nouns that describe things in lower case too
//	HeadSuffix("Corp.")          true                    ends a company's name and nothing else
//	IsTrade("ferries")           true                    ends a company's name; no head noun
//	Pronoun("herself")           person, number, gender, kind
//	Month("Dec."), Weekday("Tuesday"), Number("twelve")
//	Singular("countries")        "country"               for text without lemmas
//	Universal("NNP", "Ann")      "PROPN"                 Penn tag to Universal Dependencies
//
// Keys are matched after Fold: lower case, straight quotes, one space.
package lexicon
