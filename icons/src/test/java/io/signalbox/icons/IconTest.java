package io.signalbox.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconTest {

    @ParameterizedTest
    @EnumSource
    void hasOnePathThatStartsWithAMove(Icon icon) {
        assertThat(icon.path()).matches("M[-0-9 .a-zA-Z]+");
    }

    @Test
    void everyFileHasItsConstantAndEveryConstantItsFile() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                                Objects.requireNonNull(
                                                Icon.class.getResource(Icon.OVERVIEW.fileName()))
                                        .toURI())
                        .resolveSibling("");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Icon.values()).map(Icon::fileName).toList());
        }
    }
}
