package io.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.environment.EnvironmentException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleArgumentsTest {

    @Test
    void opensOnTheLabWhenNothingIsAsked() {
        assertThat(ConsoleArguments.parse()).isEqualTo(new ConsoleArguments.OnLab(200, null));
    }

    @Test
    void watchesAFleetByItsAdminUrl() {
        ConsoleArguments parsed =
                ConsoleArguments.parse(
                        "--admin-url", "https://fleet.example:8443", "--username", "operator");

        ConsoleArguments.OnFleet fleet = (ConsoleArguments.OnFleet) parsed;
        assertThat(fleet.admin().url()).hasToString("https://fleet.example:8443");
        assertThat(Objects.requireNonNull(fleet.admin().username())).isEqualTo("operator");
        assertThat(fleet.admin().namespace()).isEqualTo("/admin");
    }

    @Test
    void beginsWithTheListOfEnvironments() {
        assertThat(ConsoleArguments.parse("--theme", "light", "--environments"))
                .isEqualTo(new ConsoleArguments.OnList(true));
    }

    @Test
    void helpWinsOverEverything() {
        assertThat(ConsoleArguments.parse("--theme", "light", "--help"))
                .isInstanceOf(ConsoleArguments.Help.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --password secret           | unknown option '--password'
                    --admin-url                 | --admin-url needs a value
                    --username anna             | --username goes with --admin-url
                    --clients 12x               | --clients '12x': a number from 0 to 2000
                    --clients 2001              | --clients '2001': a number from 0 to 2000
                    --environments --clients 5  | --environments and --clients exclude each other
                    --environments --environment x | --environments and --environment exclude each other
                    --theme pink                | --theme 'pink': dark or light
                    --theme dark --theme light  | --theme is given twice
                    """)
    void saysWhatIsWrongAndWhatIsAllowed(String line, String sentence) {
        assertThatThrownBy(() -> ConsoleArguments.parse(line.split(" +")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesAPasswordInsideTheUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> ConsoleArguments.parse("--admin-url", "http://anna:hunter2@fleet"))
                .isInstanceOf(EnvironmentException.class)
                .message()
                .doesNotContain("hunter2");
    }
}
