// Package extract reads articles: bytes in, one schema.Reading per article out.
//
// An item of package source becomes a text.Doc in package article; the stages of
// English then add one layer each. Stages never import each other: they meet in
// text.Doc. They cannot fail, since every text has a reading, even an empty one.
package extract
