// Package quads turns documents, entities and facts into quads, and quads back
// into them. It is pure: it knows no store, and Decode gives what Encode was given.
//
// This is the whole graph, in the short form of the IRIs that is stored:
//
//	<person/ann-lee> <accused> <person/bo-diaz> .                the plain edge: no label, and only
//	                                                             if some evidence asserts the fact
//
//	<fact/7b1e…> <rdf:type>      <ng:Fact> .                     the statement
//	             <ng:subject>    <person/ann-lee> .
//	             <ng:relation>   <accused> .
//	             <ng:object>     <person/bo-diaz> .              or a literal, when it is no thing: "of fraud"
//	             <ng:modality>   "asserted" .                    the strongest of its evidence
//	             <ng:when>       "2025-12-23" .                  the earliest date; absent when none is known
//	             <ng:articles>   5 .
//	             <ng:origins>    4 .                             articles, copies of one text counted once
//	             <ng:corrected>  "confirmed by Bo" .             only where a person has looked at it
//
//	<fact/7b1e…> <ng:evidence>   <ev/91c0…>            <doc/5c0d…> .   what is read in one article
//	<ev/91c0…>   <rdf:type>      <ng:Evidence>         <doc/5c0d…> .   has that article as its label
//	             <ng:doc>        <doc/5c0d…>           <doc/5c0d…> .
//	             <ng:start>      0                     <doc/5c0d…> .   of the sentence, in code points
//	             <ng:end>        228                   <doc/5c0d…> .
//	             <ng:quote>      "Lee accused Diaz …"  <doc/5c0d…> .
//	             <ng:phrase>     "accused"             <doc/5c0d…> .
//	             <ng:object_text> "Diaz"               <doc/5c0d…> .
//	             <ng:modality>   "asserted"            <doc/5c0d…> .
//	             <ng:source>     <person/…>            <doc/5c0d…> .   absent when the article vouches for it
//	             <ng:when>       "2025-12-23"          <doc/5c0d…> .
//	             <ng:when_text>  "Tuesday"             <doc/5c0d…> .
//	             <ng:rule>       "svo"                 <doc/5c0d…> .
//	             <ng:score>      930                   <doc/5c0d…> .   permille
//
//	<person/ann-lee> <rdf:type>      <Person> .
//	                 <rdfs:label>    "Ann Lee" .
//	                 <skos:altLabel> "Lee" .
//	                 <ng:mentions>   12 .
//	                 <ng:norp_of>    <gpe/…> .                   a demonym's country
//	                 <ng:government_of> <gpe/…> .                a government's country
//	                 <ng:why>        "“Lee” in a.txt: …" .       why another name is taken for one of hers
//	                 <ng:known>      "P-17" .                    her id in the researcher's own list
//	                 <skos:exactMatch> <wd:Q42> .                what she is elsewhere
//	                 <ng:corrected>  "merged … by Bo: …" .       what a person has corrected, who and why
//	                 <ng:mentioned_in> <doc/5c0d…>     <doc/5c0d…> .
//
//	<doc/5c0d…>  <rdf:type>      <Article>             <doc/5c0d…> .
//	             <ng:title> <ng:url> <ng:outlet> <ng:author> <ng:published> <ng:published_from> <ng:modified> <ng:modified_from>
//	             <ng:sha256> <ng:file> <ng:lang> <ng:reader>           literals, each labelled <doc/5c0d…>
//	             <ng:byline>     "[\"Bo\",\"Al\"]"     <doc/5c0d…> .   only when ng:author loses the order
//
// Names with "ng:" are the model's own; bare names are relations and entity
// types. A colon in a relation is escaped, so no verb can pass for the model.
//
// Whole numbers are quad.Int, dates and all other text are quad.String: Cayley
// compares those two right. Empty text is left out. Characters that no IRI may
// hold are written %XX (IRI, Relation), since Cayley escapes none of them.
package quads
