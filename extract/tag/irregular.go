package tag

import (
	"strings"
	"sync"
)

// Irregular forms of English verbs and nouns, written for this project. A form
// that is also its own base ("put") stands in its own entry; forms with two
// readings ("found", "lay") have the commoner one.

// verbForms lists a base and its irregular forms.
const verbForms = `
arise arose arisen
awake awoke awoken
be is are was were been am being 're 'm ai
bear bore borne born
beat beaten
become became
befall befell befallen
begin began begun
bend bent
bet bet
bid bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast
build built
burn burnt
burst burst
buy bought
can ca could
cast cast
catch caught
choose chose chosen
cling clung
come came
cost cost
creep crept
cut cut
deal dealt
die dying
dig dug
do did done does
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forecast forecast
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
freeze froze frozen
get got gotten
give gave given
go went gone goes
grind ground
grow grew grown
hang hung
have had has 've having
hear heard
hide hid hidden
hit hit
hold held
hurt hurt
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
let let
lie lain lying
light lit
lose lost
make made
may might
mean meant
meet met
mislead misled
mistake mistook mistaken
misunderstand misunderstood
outdo outdid outdone
overcome overcame
overhear overheard
override overrode overridden
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
panic panicked panicking
pay paid
plead pled
prove proven
put put
quit quit
read read
rebuild rebuilt
repay repaid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
set set
shake shook shaken
shed shed
shine shone
shoot shot
show shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slit slit
sneak snuck
sow sown
speak spoke spoken
speed sped
spend spent
spin spun
spit spat
split split
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
thrive throve
throw threw thrown
thrust thrust
tie tying
traffic trafficked trafficking
tread trod trodden
undercut undercut
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
uphold upheld
upset upset
vie vying
wake woke woken
wear wore worn
weave wove woven
weep wept
will 'll wo
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
`

// nounForms lists a singular and its irregular plurals.
const nounForms = `
alumnus alumni
analysis analyses
appendix appendices
axis axes
bacterium bacteria
basis bases
brother-in-law brothers-in-law
calf calves
child children
crisis crises
criterion criteria
diagnosis diagnoses
elf elves
emphasis emphases
fireman firemen
foot feet
fungus fungi
goose geese
half halves
headquarters headquarters
hypothesis hypotheses
index indices
knife knives
leaf leaves
life lives
loaf loaves
man men
matrix matrices
means means
mouse mice
news news
nucleus nuclei
oasis oases
ox oxen
parenthesis parentheses
passer-by passers-by
person persons
phenomenon phenomena
policeman policemen
premises premises
self selves
series series
sheaf sheaves
sheep sheep
shelf shelves
species species
spokesman spokesmen
spokeswoman spokeswomen
stimulus stimuli
syllabus syllabi
synopsis synopses
thesis theses
thief thieves
tooth teeth
vertebra vertebrae
wife wives
wolf wolves
woman women
congressman congressmen
congresswoman congresswomen
businessman businessmen
businesswoman businesswomen
chairman chairmen
fisherman fishermen
gunman gunmen
layman laymen
lawman lawmen
salesman salesmen
statesman statesmen
serviceman servicemen
councilman councilmen
grandchild grandchildren
stepchild stepchildren
schoolchild schoolchildren
attorney-general attorneys-general
mother-in-law mothers-in-law
`

var (
	irregularVerbs = sync.OnceValue(func() map[string]string { return forms(verbForms) })
	irregularNouns = sync.OnceValue(func() map[string]string { return forms(nounForms) })
)

// forms inverts a table: form to base.
func forms(table string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(table) {
		if f := strings.Fields(line); len(f) > 0 {
			for _, form := range f[1:] {
				m[form] = f[0]
			}
		}
	}
	return m
}
