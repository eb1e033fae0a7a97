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
                    .importPackages(ROOT);
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(BREACH);

    static Stream<Named<Function<String, ArchRule>>> rules() {
        return Stream.of(
                Named.of("packets see only the JDK", ServerRules::packetsSeeOnlyTheJdkAndBuffers),
                Named.of("engineio never sees socketio", ServerRules::engineNeverSeesSocketIo),
                Named.of(
                        "socketio never sees what plugs into it",
                        ServerRules::socketIoNeverSeesTransportAdminOrRedis),
                Named.of("adapters do not see the API", ServerRules::adaptersDoNotSeeTheApi),
                Named.of("Lettuce in one package", ServerRules::lettuceOnlyInTheRedisAdapter),
                Named.of("nobody sees the server", ServerRules::nobodySeesTheServer),
                Named.of("no cycles", ServerRules::noCyclesBetweenPackages),
                Named.of("no own threads", ServerRules::noOwnThreads),
                Named.of("no standard output", ServerRules::standardOutputOnlyInMains),
                Named.of("no static mutable state", ServerRules::noStaticMutableState));
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
