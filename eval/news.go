package eval

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"newsgraph/schema"
)

//go:embed news/dev/*.txt news/test/*.txt
var newsFiles embed.FS

// NewsHalves are the halves of the held-out news: errors of the first may be
// looked at, the second is for measuring only.
var NewsHalves = []string{"dev", "test"}

// A Story is an article with what a careful reader finds in it; see news/README.md.
type Story struct {
	Name  string // of its file
	Text  string
	Names []WantName
	Facts []WantFact
}

// A WantName is a thing that the article names.
type WantName struct {
	Optional bool
	Types    []schema.EntityType // any of them is right
	Names    []string            // the fullest first
}

// A WantFact is a statement of the article; of each part any reading is right.
type WantFact struct {
	Optional   bool
	Subjects   []string
	Relations  []string
	Objects    []string // a clause stands in double quotes
	Modalities []schema.Modality
	Sources    []string // "--" for none
	Evidence   string   // words that stand once in Text
	Line       int      // in the file, from 1
}

const wantMark = "-- want --\n"

// Stories returns the held-out news of one half, in the order of file names.
func Stories(half string) ([]Story, error) {
	return ReadStories(newsFiles, path.Join("news", half))
}

// ReadStories reads the stories of a folder; an error names file, line and fault.
func ReadStories(files fs.FS, dir string) ([]Story, error) {
	names, err := fs.Glob(files, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var stories []Story
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		s, err := parseStory(path.Base(name), string(data))
		if err != nil {
			return nil, err
		}
		stories = append(stories, s)
	}
	return stories, nil
}

func parseStory(name, data string) (Story, error) {
	body, want, ok := strings.Cut(data, wantMark)
	if !ok {
		return Story{}, fmt.Errorf("%s: no line %q", name, strings.TrimSpace(wantMark))
	}
	s := Story{Name: name, Text: strings.TrimSpace(body) + "\n"}
	first := strings.Count(body, "\n") + 2
	for i, line := range strings.Split(want, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := s.add(line, first+i); err != nil {
			return s, fmt.Errorf("%s:%d: %w", name, first+i, err)
		}
	}
	return s, nil
}

func (s *Story) add(line string, number int) error {
	line, optional := strings.CutPrefix(line, "optional ")
	kind, rest, _ := strings.Cut(line, " ")
	switch kind {
	case "entity":
		types, names, _ := strings.Cut(rest, " ")
		w := WantName{Optional: optional, Names: readings(names)}
		for t := range strings.SplitSeq(types, ",") {
			if !slices.Contains(schema.EntityTypes, schema.EntityType(t)) {
				return fmt.Errorf("%q is no entity type", t)
			}
			w.Types = append(w.Types, schema.EntityType(t))
		}
		s.Names = append(s.Names, w)
	case "fact":
		p := strings.Split(rest, " ; ")
		if len(p) != 6 {
			return fmt.Errorf("a fact has 6 parts, not %d", len(p))
		}
		f := WantFact{Optional: optional, Subjects: readings(p[0]), Relations: readings(p[1]), Objects: readings(p[2]),
			Sources: readings(p[4]), Evidence: strings.TrimSpace(p[5]), Line: number}
		for _, m := range readings(p[3]) {
			if !slices.Contains(schema.Modalities, schema.Modality(m)) {
				return fmt.Errorf("%q is no modality", m)
			}
			f.Modalities = append(f.Modalities, schema.Modality(m))
		}
		s.Facts = append(s.Facts, f)
	default:
		return fmt.Errorf("%q is neither entity nor fact", kind)
	}
	return nil
}

func readings(s string) []string {
	all := strings.Split(s, " | ")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}
