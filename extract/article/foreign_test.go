package article

import (
	"testing"

	"newsgraph/extract/source"
)

func TestForeign(t *testing.T) {
	for text, want := range map[string]string{
		"Le conseil municipal a adopté mardi soir le budget de la ville, malgré les critiques de plusieurs élus de l'opposition qui demandaient un report du vote jusqu'à la fin du mois prochain.":             "French",
		"Der Stadtrat hat am Dienstagabend den Haushalt der Stadt beschlossen, obwohl mehrere Mitglieder der Opposition verlangt hatten, die Abstimmung bis zum Ende des nächsten Monats zu verschieben.":       "German",
		"El ayuntamiento aprobó el martes por la noche el presupuesto de la ciudad, a pesar de las críticas de varios concejales de la oposición que pedían aplazar la votación hasta finales del próximo mes.": "Spanish",
		"Городской совет во вторник вечером принял бюджет города, несмотря на критику нескольких депутатов от оппозиции, которые просили отложить голосование до конца следующего месяца и провести слушания.":  "Russian",
		"The city council adopted the budget on Tuesday night, despite criticism from several members of the opposition who had asked to delay the vote until the end of next month.":                           "",
		"Bukele y Clinton": "",
		"":                 "",
		"MAYOR VOTES NO ON HARBOUR PLAN AFTER LONG DEBATE; COUNCIL SPLIT; RESIDENTS ANGRY; BUDGET TALKS RESUME MONDAY; UNIONS WARN OF STRIKE; PORT CLOSED UNTIL FRIDAY NIGHT": "",
	} {
		doc := Clean(source.Item{Body: []byte(text), Form: source.Plain})
		if got := Foreign(doc); got != want {
			t.Errorf("Foreign(%.50q) = %q, want %q", text, got, want)
		}
	}
}
