package io.signalbox.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.app.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployArgumentsTest {

    private static DeployArguments parse(String line) {
        return DeployArguments.parse(List.of(line.split(" ")));
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        assertThat(
                        parse(
                                "--environment shop.yaml --only network,cache --plan --yes --region"
                                        + " eu-west-1 --endpoint http://127.0.0.1:4566"))
                .isEqualTo(
                        new DeployArguments(
                                Path.of("shop.yaml"),
                                Set.of("network", "cache"),
                                true,
                                false,
                                true,
                                false,
                                "eu-west-1",
                                null,
                                URI.create("http://127.0.0.1:4566")));
        assertThat(parse("--environment shop.yaml --remove --profile ops").remove()).isTrue();
        assertThat(parse("--environment shop.yaml --remember").remember()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --plan                                                | --environment FILE is needed
            --environment                                         | --environment needs a value
            --environment a --environment b                       | --environment is given twice
            --environment a --force                               | unknown option '--force'
            --environment a --remember --plan                     | neither --plan nor --remove
            --environment a --remember --remove                   | neither --plan nor --remove
            --environment a --endpoint https://aws.example        | must be http on this machine
            --environment a --endpoint http://10.0.0.1:4566       | must be http on this machine
            --environment a --endpoint ::                         | is not a URL such as
            --environment a --endpoint http://127.0.0.1:1 --profile p | exclude each other
            """)
    void aWrongLineIsRefusedWithWhatIsAllowed(String line, String words) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words);
    }
}
