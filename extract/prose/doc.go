// Package prose is github.com/jdkato/prose/v2 behind the stages tag and
// mention: prose.Tag(doc) in place of tag.Tag, prose.Find(doc) in place of
// mention.Find. Tokens and sentences stay ours.
//
// The library's models and methods are used, and none of its pipeline. That one
// splits text on its own terms, drops characters ("didn't." becomes "did"),
// gives no offsets, gives a word that comes twice the tag of the later one, loads its models anew for every document unless it is given
// one, and adds scores in the order of a map, so that a tie between two tags
// falls now this way, now that. Here the models are read once from the files
// that the library carries (Asset), our tokens are scored as the library would
// score them, and sums are taken in a fixed order; of equals the first by name
// wins. A test holds the answers against those of the library itself.
//
// Tags: averaged perceptron after Honnibal's, tags[word] first (tag.go). Names:
// maximum entropy over 17 features, chunked as the library does it (name.go),
// with its PERSON, GPE, ORGANIZATION, LOCATION, FACILITY and GSP as our types.
// Descriptions are the base noun phrases whose noun the lexicon knows, since
// the library has none. Lemmas are the folded form, singular for nouns.
package prose
