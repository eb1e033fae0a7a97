package io.signalbox.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.signalbox.lab", importOptions = ImportOption.DoNotIncludeTests.class)
class LabArchitectureTest {
    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.signalbox.lab.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("each service of AWS must stay readable and testable by itself");

    @ArchTest
    static final ArchRule wireKnowsNoService =
            noClasses()
                    .that()
                    .resideInAPackage("io.signalbox.lab.endpoint")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..lab.ecs",
                            "..lab.elb",
                            "..lab.scaling",
                            "..lab.metrics",
                            "..lab.identity",
                            "..lab.balancer",
                            "..lab.process",
                            "..lab.load")
                    .because("a new service must not need a change of the protocols");

    @ArchTest
    static final ArchRule balancerAndLoadKnowNoAws =
            noClasses()
                    .that()
                    .resideInAnyPackage("..lab.balancer", "..lab.load")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..lab.endpoint", "..lab.ecs", "..lab.elb", "..lab.scaling")
                    .because("they see what real clients and targets see, and nothing else");

    @ArchTest
    static final ArchRule sdkStaysInTests =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..")
                    .because("the lab answers the SDK; with its help it would agree with itself");

    @ArchTest
    static final ArchRule serversAreReachedAsProcessesOnly =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.signalbox.server..",
                            "io.signalbox.socketio..",
                            "io.signalbox.engineio..")
                    .because("a task is a process, and clients meet servers on the wire");

    @ArchTest
    static final ArchRule nobodySleeps =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .because("a wait has a condition and a limit");
}
