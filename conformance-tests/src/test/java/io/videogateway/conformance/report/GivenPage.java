package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page may be made of. */
final class GivenPage {
    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title style body script header main section article footer form fieldset legend figure figcaption"
                            + " h1 h2 h3 p a ul li dl dt dd div span b strong bdi br code pre time button label input details summary"
                            + " noscript table caption colgroup col thead tbody tr th td")
                    .split(" "));
    private static final Set<String> ATTRIBUTES = Set.of(
            ("id class lang hidden tabindex role aria-label aria-labelledby aria-live aria-hidden data-w data-a data-w-aria-label"
                            + " data-outcome data-group data-fold data-none data-key data-english data-differs")
                    .split(" "));
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("meta", Set.of("charset", "http-equiv", "content", "name")),
            Map.entry("a", Set.of("href")),
            Map.entry("script", Set.of("type")),
            Map.entry("button", Set.of("type")),
            Map.entry("label", Set.of("for")),
            Map.entry("input", Set.of("type", "name", "value", "checked", "autocomplete", "spellcheck")),
            Map.entry("details", Set.of("open")),
            Map.entry("time", Set.of("datetime")),
            Map.entry("th", Set.of("scope", "colspan")),
            Map.entry("td", Set.of("colspan")));

    private GivenPage() {}

    /**
     * Asserts that nothing on a page is more than the templates put there.
     *
     * @param link how every link begins
     */
    static void assertHarmless(Document page, String link) {
        for (Element element : page.getAllElements()) {
            if (element instanceof Document) {
                continue;
            }
            assertThat(element.normalName()).isIn(ELEMENTS);
            for (Attribute attribute : element.attributes()) {
                Set<String> own = OWN.getOrDefault(element.normalName(), Set.of());
                assertThat(ATTRIBUTES.contains(attribute.getKey()) || own.contains(attribute.getKey()))
                        .as("%s in %s", attribute.getKey(), element.normalName())
                        .isTrue();
            }
        }
        assertThat(page.select("a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith(link) || href.startsWith("#"));
        assertThat(page.select("style"))
                .hasSize(1)
                .first()
                .satisfies(style -> assertThat(style.data()).isEqualTo(Page.STYLE));
        assertThat(page.select("script").eachAttr("type")).containsExactly("application/json");
        assertThat(page.select("script").stream().map(Element::data))
                .containsExactly(Words.chineseAsJson(), Page.SCRIPT);
        assertThat(page.select("[id]").eachAttr("id")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n\t]]")
                        .matcher(page.body().wholeText() + page.title())
                        .results()
                        .map(found -> Integer.toHexString(found.group().codePointAt(0))))
                .isEmpty();
        assertThat(page.select("[data-w]"))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.childrenSize())
                        .as(element.attr("data-w"))
                        .isZero());
    }
}
