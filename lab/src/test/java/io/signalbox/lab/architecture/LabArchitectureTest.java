package io.signalbox.lab.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabArchitectureTest {
    private static final String BREACH = "io.signalbox.lab.architecture.breach";
    private static final String[] AWS = {
        "io.signalbox.lab.endpoint..",
        "io.signalbox.lab.ecs..",
        "io.signalbox.lab.elb..",
        "io.signalbox.lab.scaling..",
        "io.signalbox.lab.metrics..",
        "io.signalbox.lab.cache..",
        "io.signalbox.lab.vault..",
        "io.signalbox.lab.resource..",
        "io.signalbox.lab.identity..",
        "software.amazon.."
    };

    private static final JavaClasses LAB =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.signalbox.lab");
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(BREACH);

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideInAnyPackage("..lab.balancer..", "..lab.load..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(AWS)
                        .because("the data path is a load balancer and clients, AWS or not"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon..")
                        .because("the lab is the other side of the wire that the SDK talks to"),
                noClasses()
                        .that(not(nameEndingWith("Main")))
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("only a program's entry speaks to the terminal"),
                noClasses()
                        .should()
                        .callConstructor(Thread.class)
                        .orShould()
                        .callConstructor(Thread.class, Runnable.class)
                        .orShould()
                        .callConstructor(Thread.class, Runnable.class, String.class)
                        .orShould()
                        .callConstructor(Thread.class, String.class)
                        .because("threads are virtual, or an event loop's"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", java.time.Duration.class)
                        .orShould()
                        .callMethod(TimeUnit.class, "sleep", long.class)
                        .because("whoever waits waits for something, or is scheduled"),
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .notBeFinal()
                        .because("state belongs to an object that somebody owns and closes"),
                slices().matching("io.signalbox.lab.(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a package can be read without those that are built on it"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInTheLab(ArchRule rule) {
        assertThat(LAB).isNotEmpty();

        rule.check(LAB);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void wouldTellIfItWereBroken(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BREACHES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(BREACH);
    }

    @ParameterizedTest
    @MethodSource("awsPackages")
    void namesPackagesThatExist(String name) {
        assertThat(LAB.stream().anyMatch(resideInAPackage(name))).isTrue();
    }

    static Stream<String> awsPackages() {
        return Stream.of(AWS).filter(name -> name.startsWith("io.signalbox"));
    }
}
