package open

// rules is how often a tuple of each rule is right, in permille.
var rules = map[string]int{
	"verb": 800, "copula": 780, "there": 500, "joined": 700, "xcomp": 400, "advcl": 550, "participle": 600,
	"infinitive": 300, "apposition": 600, "possessive": 300,
}
