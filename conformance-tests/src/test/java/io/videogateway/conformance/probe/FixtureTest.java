package io.videogateway.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.contract.Parameter.Place;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixtureTest {
    @Test
    void theFileIsAPicture() throws Exception {
        Probe complete = GivenProbe.among(Probes.of(GivenContract.RECEIVED, Map.of()), "complete");

        Value.File file = (Value.File) complete.values(Place.BODY).get("input_reference");
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(file.content().toByteArray()));

        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(64, 64);
        assertThat(picture.getRGB(63, 1)).isEqualTo(0xfffc0480);
        assertThat(Fixture.named("场景1.png")).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "a.png,            a.png",
        "C:\\dir\\a.jpg,   a.png",
        "file:///x/a.b.c,  a.b.png",
        "a,                a.png",
        "/,                image.png",
        ".png,             image.png",
        "'',               image.png",
    })
    void aFileHasTheNameOfItsExample(String example, String name) {
        assertThat(Fixture.named(example).fileName()).isEqualTo(name);
    }
}
