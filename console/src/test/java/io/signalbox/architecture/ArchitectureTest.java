package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "io.signalbox";
    private static final String BREACH = "io.signalbox.architecture.breach";
    private static final JavaClasses MODULE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // The lab and its server are there for tests and keep rules of their own.
                    .withImportOption(location -> location.contains("/console/target/classes/"))
                    .importPackages(ROOT);
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(BREACH);

    static Stream<Named<Function<String, ArchRule>>> rules() {
        return Stream.of(
                Named.of("environment sees nobody", ConsoleRules::environmentSeesNobody),
                Named.of("fleet sees nobody", ConsoleRules::fleetSeesNobody),
                Named.of("cloud sees no source", ConsoleRules::cloudSeesNoSource),
                Named.of("sources see no use", ConsoleRules::sourcesSeeNoUse),
                Named.of("operations see interfaces", ConsoleRules::operationsSeeInterfacesAlone),
                Named.of("screens see no source", ConsoleRules::screensSeeNoSource),
                Named.of("screens see no screen", ConsoleRules::screensDoNotSeeEachOther),
                Named.of("nobody sees the app", ConsoleRules::nobodySeesTheApp),
                Named.of("JavaFX only in the UI", ConsoleRules::javaFxOnlyInTheUi),
                Named.of("TilesFX only in the tiles", ConsoleRules::tilesFxOnlyInTheTiles),
                Named.of("SDK only in gateways", ConsoleRules::amazonOnlyInItsGateways),
                Named.of("Socket.IO only in the feed", ConsoleRules::socketIoOnlyInTheFeed),
                Named.of("Jackson only at the edges", ConsoleRules::jacksonOnlyAtTheEdges),
                Named.of("one door to the FX thread", ConsoleRules::oneDoorToTheFxThread),
                Named.of("no own threads", ConsoleRules::noOwnThreads),
                Named.of("no standard output", ConsoleRules::standardOutputOnlyInMains),
                Named.of("no static mutable state", ConsoleRules::noStaticMutableState),
                Named.of("no cycles", ConsoleRules::noCyclesBetweenPackages));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theModuleKeepsTheRule(Function<String, ArchRule> rule) {
        rule.apply(ROOT).check(MODULE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleRejectsABreach(Function<String, ArchRule> rule) {
        assertThat(rule.apply(BREACH).evaluate(BREACHES).hasViolation()).isTrue();
    }
}
