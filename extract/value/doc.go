// Package value finds dates, money, percentages, ages and numbers, and what
// they amount to. It needs tokens and fills doc.Values; tags, where there are
// any, tell what is past and what is to come.
//
// A date that the text does not give whole is anchored at doc.Published:
// "Tuesday" is the latest one on or before that day, unless "next" or a verb in
// the future says otherwise; "March" the latest March; "this week" the ISO week
// "2025-W52". Without a day of publication such dates have ISO "". Dates are
// written as ISO 8601 has them, cut short to what is known: "2025-12-23",
// "2025-03", "2025". "12/24/2025" is read as in America unless the month would
// be past 12; "the 1990s" and "last summer" have no ISO form.
//
// Normal forms of the others: money "USD 12000000" (ISO 4217 code, or the sign
// or word itself where it could be several), percent "15", ages and numbers "34".
package value
