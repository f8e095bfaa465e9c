// Package mention finds where an article speaks of things: by name, by
// description and by pronoun. It needs tags and heads, and fills doc.Mentions.
//
// Names come from four sources, in this order. Lists and patterns of the text
// decide what they can: the dateline of a report, a title before a name, "Inc." at
// its end, a work in quotes after "documentary titled". A linear model (structured perceptron over
// BIOES labels, Collins 2002; see model.md) adds people, places and
// organizations. Capitalised chunks that neither knows are taken as names with
// the type that the words around them suggest. What nobody is sure of is typed by
// its uses, counted over the document (selectional preference; see usage): what
// has shares is an organization, what has residents a place. Last, the document is made to
// agree with itself: what is a person once is one everywhere, and a part of a
// name seen whole is found alone. Types are those of package schema; a span has
// no title, article or possessive 's,
// but for a place that is called for its owner: "at Obi's".
//
// Descriptions are base noun phrases, from the determiner or possessor to the
// head, whose head is a person by role or a thing of one of the types: "three
// Kenyan men", "the company's new prison". Names inside them are mentions of
// their own; names inside longer names are not.
//
// Pronouns are personal, possessive and reflexive ones. "he" and "she" have
// type Person; the type of the others is "", since only their chain tells it.
// The "it" of "it rains" is none.
//
// Mention.Head is the token that the parse makes the head of the span, else
// the last one.
package mention
