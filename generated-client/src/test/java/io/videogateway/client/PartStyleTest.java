package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and objects in forms, in each of OpenAPI's styles. */
class PartStyleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "form; true; p=1&p=x%2Cy%26; o=q&n=2",
                "form; false; p=1,x%2Cy%26; p=o,q,n,2",
                "spaceDelimited; false; p=1%20x%2Cy%26; p=o%20q%20n%202",
                "pipeDelimited; false; p=1%7Cx%2Cy%26; p=o%7Cq%7Cn%7C2",
                "deepObject; true; ; p%5Bo%5D=q&p%5Bn%5D=2",
            })
    void writesFields(String style, boolean explode, String list, String object) {
        PartStyle fields = new PartStyle(style, explode, false);
        PartStyle reserved = new PartStyle(style, explode, true);

        assertThat(joined(fields.fields("p", object()))).isEqualTo(object);
        if (list != null) {
            assertThat(joined(fields.fields("p", Arrays.asList(1, "x,y&")))).isEqualTo(list);
            assertThat(joined(reserved.fields("p", Arrays.asList(1, "x,y&"))))
                    .isEqualTo(list.replace("x%2Cy%26", "x,y%26"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "form; true; p=1&p=x,y%; o=q&n=2",
                "form; false; p=1,x,y%; p=o,q,n,2",
                "spaceDelimited; false; p=1 x,y%; p=o q n 2",
                "pipeDelimited; false; p=1|x,y%; p=o|q|n|2",
                "deepObject; true; ; p[o]=q&p[n]=2",
            })
    void encodesNothingInPartsOfTheirOwn(String style, boolean explode, String list, String object) {
        PartStyle parts = new PartStyle(style, explode, true);

        assertThat(joined(parts.parts("p", object()))).isEqualTo(object);
        if (list != null) {
            assertThat(joined(parts.parts("p", Arrays.asList(1, "x,y%")))).isEqualTo(list);
        }
    }

    @Test
    void areNotForFiles() {
        Upload upload = Upload.of(new byte[0], "1.png");
        PartStyle style = new PartStyle("form", false, false);

        assertThat(FormParts.of(Map.of("files", List.of(upload, upload)), Map.of(), Map.of(), Map.of("files", style)))
                .hasSize(2);
    }

    private static Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("o", "q");
        object.put("n", 2);
        return object;
    }

    private static String joined(List<String[]> pairs) {
        List<String> all = new ArrayList<>();
        pairs.forEach(pair -> all.add(pair[0] + "=" + pair[1]));
        return String.join("&", all);
    }
}
