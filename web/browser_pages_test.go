package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

var shots = os.Getenv("NEWSGRAPH_SHOTS") // a folder for pictures of the pages

// views is every page, with something on it.
var views = []struct{ name, path, there string }{
	{"start", "/", ".top-things li"},
	{"search", "/?q=prison", "[data-sentence]"},
	{"nothing", "/?q=xyzzyx", "[data-none]"},
	{"entity", "/entity?id=person%2Fnayib-bukele", "[data-part=facts] [data-fact]"},
	{"timeline", "/entity?id=person%2Fnayib-bukele&view=timeline", ".timeline li"},
	{"article", "/article?id=doc%2F02ddb0be83a43c81#char=48,124", "mark.wanted"},
	{"fact", "/fact?id=fact%2F38627757c28ad98c", "[data-evidence]"},
	{"graph", bukele, ".canvas[data-drawn]"},
	{"graph-line", bukele + "&edge=fact%2F0ef16eebd0bb32a8", "[data-evidence]"},
	{"graph-table", bukele + "&view=table", "tr[data-edge]"},
	{"graph-start", "/graph", ".chips a"},
	{"path", "/path?from=person%2Felon-musk&to=person%2Fhillary-clinton", "[data-path]"},
	{"conflicts", "/conflicts", "[data-conflict]"},
	{"claims", "/claims", "[data-claim]"},
	{"stats", "/stats", ".plot .bar"},
	{"console", "/console?name=facts&p.who=Bukele", ".results tr"},
}

// everyPage: no page is wider than a phone's, every page has one h1, names for all that can be pressed, and, in both
// colours, contrast enough. With NEWSGRAPH_SHOTS=folder, pictures of all are put there.
func everyPage(b *tab) {
	b.open("/")
	b.wait(`(localStorage.clear(), true)`) // or what another test chose would hold
	for _, p := range views {
		b.size(1280, 800, false)
		b.open(p.path)
		b.wait(fmt.Sprintf(`document.querySelector(%q)`, p.there))
		b.audit(p.name)
		for _, scheme := range []string{"light", "dark"} {
			b.media("", "prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce")
			if got := b.get(`getComputedStyle(document.documentElement).colorScheme + " " + matchMedia("(prefers-color-scheme: dark)").matches + " " + (getComputedStyle(document.body).color.match(/\d+/g).reduce((sum, v) => sum + Number(v), 0) > 384)`); !strings.HasSuffix(got, fmt.Sprintf("%v %[1]v", scheme == "dark")) {
				b.Fatalf("%s, %s: the page is in the other colours: %s", p.name, scheme, got)
			}
			if faint := b.get(contrast); faint != "" {
				b.Errorf("%s, %s: too faint: %s", p.name, scheme, faint)
			}
			b.shoot(shots, p.name, scheme, "wide")
		}
		b.size(390, 844, true)
		b.wait(`innerWidth === 390`)
		if over := b.get(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over != "0" {
			b.Errorf("%s is %s pixels wider than a phone", p.name, over)
		}
		if shots != "" { // as a phone opens it
			b.open(p.path)
			b.wait(fmt.Sprintf(`document.querySelector(%q)`, p.there))
		}
		b.shoot(shots, p.name, "dark", "phone")
	}
	b.media("", "prefers-color-scheme", "light")
	b.size(1280, 800, false)
	b.open("/")
	light := b.get(`getComputedStyle(document.documentElement).backgroundColor`)
	b.click("[data-do=theme]")
	if dark := b.get(`getComputedStyle(document.documentElement).backgroundColor`); dark == light {
		b.Errorf("the button leaves the colours at %s", light)
	}
	b.open("/stats")
	if kept := b.get(`document.documentElement.dataset.theme`); kept != "dark" {
		b.Errorf("the next page forgot the choice: %q", kept)
	}
	b.wait(`(localStorage.clear(), true)`)
	b.media("print")
	if bar := b.get(`getComputedStyle(document.getElementById("top")).display`); bar != "none" {
		b.Errorf("on paper the bar is %s", bar)
	}
}

// audit looks for what a screen reader would stumble over.
func (b *tab) audit(page string) {
	b.Helper()
	for _, c := range []struct{ what, js string }{
		{"headings of the first order", `document.querySelectorAll("h1").length === 1 ? "" : document.querySelectorAll("h1").length`},
		{"without a name", `[...document.querySelectorAll("a[href], button, input, select, textarea")].filter(e => e.offsetParent && !(e.textContent.trim() || e.getAttribute("aria-label") ||
			e.labels?.length || e.closest("label"))).map(e => e.outerHTML.slice(0, 120)).join("\n")`},
		{"ids twice", `[...document.querySelectorAll("[id]")].map(e => e.id).filter((x, i, all) => all.indexOf(x) !== i).join(" ")`},
		{"styles in attributes that the server did not allow", `[...document.querySelectorAll("script:not([src])")].length || ""`},
		{"title", `document.title ? "" : "none"`},
		{"pictures without words", `[...document.querySelectorAll("img:not([alt])")].length || ""`},
	} {
		if found := b.get(c.js); found != "" {
			b.Errorf("%s: %s: %s", page, c.what, found)
		}
	}
}

// contrast lists texts that stand out less than 4.5 to 1 (3 to 1 where they are large) from what is behind them.
const contrast = `(() => {
	const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const known = new Map();
	const rgba = c => { if (!known.has(c)) known.set(c, read(c)); return known.get(c); };
	const read = c => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = c; probe.fillRect(0, 0, 1, 1); return [...probe.getImageData(0, 0, 1, 1).data]; };
	const over = (a, b) => a.slice(0, 3).map((v, i) => v * a[3] / 255 + b[i] * (1 - a[3] / 255)).concat(255);
	const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
	const behind = e => { const list = []; for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); list.push(c); if (c[3] === 255) break; }
		return list.reverse().reduce((below, c) => over(c, below), [255, 255, 255, 255]); };
	const bad = new Set();
	for (const e of document.querySelectorAll("body *")) {
		if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility() || e.closest("svg, .quiet, :disabled, .skip")) continue;
		const s = getComputedStyle(e), bg = behind(e), fg = over(rgba(s.color), bg);
		const [x, y] = [light(fg), light(bg)].sort((p, q) => q - p);
		const size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
		if ((x + .05) / (y + .05) < (large ? 3 : 4.5)) bad.add(e.localName + "." + e.className + " " + ((x + .05) / (y + .05)).toFixed(2) + " " + e.textContent.slice(0, 30));
	}
	return [...bad].slice(0, 8).join("; ");
})()`

func (b *tab) shoot(folder, name, scheme, form string) {
	b.Helper()
	if folder == "" {
		return
	}
	b.wait(`!document.querySelector("[role=progressbar]")`)
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, strings.Join([]string{name, scheme, form}, "-")+".png"), png, 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// sharing: an address opened in a fresh tab shows the same.
func sharing(b *tab) {
	for _, path := range []string{
		bukele + "&around=person%2Fhillary-clinton&depth=1&relation=responded_to&relation=posted_on&edge=fact%2F0ef16eebd0bb32a8&view=table",
		"/entity?id=person%2Fnayib-bukele&relation=offered",
		"/console?name=accused&view=graph",
	} {
		b.open(path)
		state := `[document.title, location.search, ...[...document.querySelectorAll("tr[data-edge], .results tr, [data-evidence], li[data-fact], [aria-pressed=true], :checked")]
			.map(e => e.dataset.edge ?? e.dataset.evidence ?? e.dataset.fact ?? e.textContent ?? e.value)].join("\n")`
		b.wait(`document.querySelectorAll("tr[data-edge], li[data-fact], .small-canvas[data-drawn]").length`)
		b.wait(`!document.querySelector("[role=progressbar]")`)
		seen, href := b.get(state), b.get("location.pathname + location.search + location.hash")
		fresh := newTab(b.T, b.ctx, b.base)
		fresh.open(href)
		fresh.wait(`document.querySelectorAll("tr[data-edge], li[data-fact], .small-canvas[data-drawn]").length`)
		fresh.wait(`!document.querySelector("[role=progressbar]")`)
		if got := fresh.get(state); got != seen {
			b.Errorf("%s shows in a fresh tab\n%s\nand before\n%s", href, got, seen)
		}
	}
}

// mistakes: what is not there is said, with a way out.
func mistakes(b *tab) {
	b.allowed = "40" // 400 and 404 are reported on the console
	for _, path := range []string{"/entity?id=person%2Fnobody", "/fact?id=fact%2F0000000000000000", "/article?id=doc%2F0000000000000000", "/graph?around=person%2Fnobody"} {
		b.open(path)
		b.wait(`document.querySelector("main [role=alert]")?.textContent.length > 10`)
	}
}

// saving: the links of the sheet answer with what they promise; a correction can be copied.
func saving(b *tab) {
	b.open(bukele + "&relation=offered")
	b.click("[aria-controls=save-as]")
	b.wait(`document.querySelectorAll("#save-as [data-format]").length >= 3`)
	for _, format := range []string{"svg", "dot"} {
		body := b.wait(fmt.Sprintf(`fetch(document.querySelector("#save-as [data-format=%s]").href).then(r => r.ok ? r.text() : null)`, format)).(string)
		if !strings.Contains(body, "offered") || strings.Contains(body, "Elon Musk") {
			b.Errorf("%s does not hold what is seen: %.200s", format, body)
		}
	}
	b.wait(`(() => {
		const was = URL.createObjectURL;
		URL.createObjectURL = x => { window.saved = x; return was.call(URL, x); };
		document.querySelector("#save-as [data-format=png]").click();
		return true;
	})()`)
	b.wait(`window.saved?.type === "image/png" && window.saved.size > 5000`)
	b.open("/fact?id=fact%2F38627757c28ad98c")
	b.click("[data-do=correct]")
	b.wait(`document.querySelector("[data-correction]")?.textContent.includes("reject") && document.querySelector("[data-do=copy]")`)
}
