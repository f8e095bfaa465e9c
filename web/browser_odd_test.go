package web

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// flat: a browser without WebGL says so, and shows the server's picture and the table, which can be clicked.
func flat(b *tab) {
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
			const was = HTMLCanvasElement.prototype.getContext;
			HTMLCanvasElement.prototype.getContext = function(kind, ...more) { return /webgl/.test(kind) ? null : was.call(this, kind, ...more); };`})
		return err
	}))
	b.open(bukele)
	b.wait(`document.querySelector("[data-part=still]")?.textContent.includes("WebGL")`)
	b.wait(`document.querySelector(".canvas img")?.naturalWidth > 100 && document.querySelector(".canvas img").checkVisibility()`)
	b.wait(`document.querySelectorAll("[data-facet=relation]").length`)
	b.click("tr[data-edge] td button")
	b.wait(`document.querySelector("[data-panel=edge] ~ div [data-evidence]")`)
	b.shoot(shots, "graph-flat", "light", "wide")
	b.click("[data-facet=relation][value=offered]")
	b.wait(`document.querySelector(".canvas img").src.includes("relation=offered") && [...document.querySelectorAll("tr[data-edge]")].every(r => r.textContent.includes("offered"))`)
	b.open("/console?name=facts&p.who=Hillary+Clinton&view=graph")
	b.wait(`document.querySelector(".small-canvas [data-part=still]")`)
}

// hurry: who goes from page to page without waiting for any sees the last, under its address, and nothing throws.
func hurry(b *tab) {
	paths := []string{bukele, "/console?name=facts&p.who=Hillary+Clinton&view=graph", "/stats", "/graph?around=person%2Fhillary-clinton&depth=2", "/claims", "/entity?id=person%2Fnayib-bukele"}
	b.open("/")
	for _, wait := range []int{0, 5, 40, 200} {
		b.wait(fmt.Sprintf(`(async () => {
			const link = document.body.appendChild(document.createElement("a"));
			for (const path of [%s]) {
				link.href = path;
				link.click();
				await new Promise(done => setTimeout(done, %d));
				document.querySelector("[data-do=theme]").click();
				dispatchEvent(new Event("resize"));
			}
			link.remove();
			return true;
		})()`, `"`+strings.Join(paths, `", "`)+`"`, wait))
		b.drawn()
		if at := b.get(`location.pathname + location.search`); at != paths[len(paths)-1] {
			b.Errorf("after pages for %d ms each the address is %s", wait, at)
		}
		b.wait(fmt.Sprintf(`(async () => { for (let i = 1; i < %d; i++) { history.back(); await new Promise(done => setTimeout(done, %d)); } return true; })()`, len(paths), wait))
		b.wait(`location.pathname === "/graph" && document.querySelector(".canvas")?.dataset.drawn`)
		b.drawn()
		if name := b.get(`document.querySelector(".canvas").picture.graph.hasNode("person/nayib-bukele")`); name != "true" {
			b.Errorf("back at the first page it shows another graph")
		}
	}

	// Many pictures one after the other: a browser has room for few.
	b.open(paths[1])
	for range 12 {
		b.click("[data-part=result] [data-view=table]")
		b.click("[data-part=result] [data-view=graph]")
		b.wait(`document.querySelector(".small-canvas")?.dataset.drawn`)
	}
	if lost := b.get(`[...document.querySelectorAll(".small-canvas canvas")].filter(c => c.getContext("webgl2")?.isContextLost()).length`); lost != "0" {
		b.Errorf("%s parts of the last picture are lost", lost)
	}
}

// printing: what is printed has the picture, in the colours of paper, the words of the lines, and the bars of the plots.
func printing(b *tab) {
	b.media("", "prefers-color-scheme", "dark")
	b.open(bukele)
	b.wait(`document.querySelector(".canvas").dataset.drawn`)
	b.wait(`(dispatchEvent(new Event("beforeprint")), document.querySelector(".canvas .on-paper"))`)
	b.media("print", "prefers-color-scheme", "dark")
	if dark := b.get(inks + `("dark")`); dark == "0" {
		b.Error("the names are not printed")
	}
	if light := b.get(inks + `("light")`); light != "0" {
		b.Errorf("%s pixels have the ink of dark paper", light)
	}
	b.wait(`["table thead th button", "tr[data-edge] td button"].every(s => document.querySelector(".edges " + s).checkVisibility())`)
	b.wait(`(dispatchEvent(new Event("afterprint")), !document.querySelector(".on-paper"))`)
	b.open("/stats")
	b.wait(`[...document.querySelectorAll(".plot .bar, .bars .bar")].every(bar => bar.checkVisibility()) && document.querySelector(".plot .bar")`)
}

// inks counts the pixels of the printed picture that have the colour of names on light paper, or on dark.
const inks = `(colours => {
	const canvas = document.querySelector(".on-paper");
	const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
	const ink = {dark: 0xff23201f, light: 0xffe1e6e8}[colours];
	return pixels.reduce((n, p) => n + (p === ink), 0);
})`

// crowding: no two names in a crowded picture lie on each other, and that of the middle is there.
func crowding(b *tab) {
	b.open(bukele + "&depth=3")
	b.wait(`parseInt(document.querySelector(".canvas").dataset.drawn) > 40`)
	for _, ratio := range []string{"1", "0.4"} {
		b.wait(`document.querySelector(".canvas").picture.sigma.getCamera().setState({ratio: ` + ratio + `}).ratio`)
		b.wait(`!document.querySelector(".canvas").picture.sigma.moving`)
		if on := b.get(overlaps); on != "" {
			b.Errorf("at %s: %s", ratio, on)
		}
	}
}

// overlaps draws the picture once and lists the texts of names that lie on each other; or says that there are few, or not
// that of the middle.
const overlaps = `(() => {
	const { sigma } = document.querySelector(".canvas").picture;
	const context = sigma.getCanvases().labels.getContext("2d");
	const seen = [];
	context.fillText = function(text, x, y) {
		const w = this.measureText(text).width, h = parseFloat(/([\d.]+)px/.exec(this.font)[1]) * 0.9;
		seen.push({text, x: x - w / 2, y: y - h, w, h, strong: /650/.test(this.font)});
	};
	sigma.render();
	delete context.fillText;
	if (seen.length < 15 || !seen.some(s => s.strong && s.text === "Nayib Bukele")) return "seen: " + seen.map(s => s.text).join(", ");
	const bad = [];
	seen.forEach((a, i) => seen.slice(i + 1).forEach(b => {
		if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) bad.push(a.text + " on " + b.text);
	}));
	return bad.slice(0, 5).join("; ");
})()`
