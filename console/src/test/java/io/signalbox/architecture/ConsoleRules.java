package io.signalbox.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Duration;
import javafx.application.Platform;

/// The rules, written once for the module and for the breaches that prove them. Each takes the root
/// package that it is to be held in.
final class ConsoleRules {

    private ConsoleRules() {}

    static ArchRule environmentSeesNobody(String root) {
        return neverSees(
                root,
                root + ".environment..",
                "what the console is pointed at stands below everything",
                ".fleet..",
                ".cloud..",
                ".journal..",
                ".operation..",
                ".ui..");
    }

    static ArchRule fleetSeesNobody(String root) {
        return neverSees(
                root,
                root + ".fleet",
                "the state of the fleet is plain maps, whatever feeds it",
                ".fleet.feed..",
                ".environment..",
                ".cloud..",
                ".journal..",
                ".operation..",
                ".ui..");
    }

    static ArchRule cloudSeesNoSource(String root) {
        return neverSees(
                root,
                root + ".cloud",
                "records of AWS must not know how they were read",
                ".cloud.aws..",
                ".fleet..",
                ".operation..",
                ".ui..");
    }

    static ArchRule sourcesSeeNoUse(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".fleet.feed..", root + ".cloud.aws..", root + ".journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".operation..", root + ".ui..")
                .because("what brings and keeps facts does not know what is made of them");
    }

    static ArchRule operationsSeeInterfacesAlone(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".operation..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + ".cloud.aws..")
                                .and(simpleNameStartingWith("Sdk").or(named("AwsSession")))
                                .or(resideInAPackage(root + ".fleet.feed.."))
                                .or(resideInAPackage(root + ".ui..")))
                .because("operations are tested against gateways in memory");
    }

    static ArchRule screensSeeNoSource(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".cloud.aws..", root + ".fleet.feed..")
                .because("a screen shows snapshots and asks for operations, nothing else");
    }

    static ArchRule screensDoNotSeeEachOther(String root) {
        return slices().assignedFrom(screens(root))
                .should()
                .notDependOnEachOther()
                .because("a screen can be changed or left out without looking at the others");
    }

    static ArchRule nobodySeesTheApp(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".app..")
                .because("the wiring knows the parts, not the parts the wiring");
    }

    static ArchRule javaFxOnlyInTheUi(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".ui..", root + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .because("all that has no pixels is tested without a toolkit");
    }

    static ArchRule tilesFxOnlyInTheTiles(String root) {
        return only(
                root,
                "the cost of its tiles is held in one place",
                ".ui.kit.tile..",
                "eu.hansolo..");
    }

    static ArchRule amazonOnlyInItsGateways(String root) {
        return only(
                root,
                "SDK types change with each release",
                ".cloud.aws.sdk..",
                "software.amazon..");
    }

    static ArchRule socketIoOnlyInTheFeed(String root) {
        return only(
                root,
                "the client library can then be replaced in one package",
                ".fleet.feed..",
                "io.socket..",
                "org.json..",
                "okhttp3..");
    }

    static ArchRule jacksonOnlyAtTheEdges(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        root + ".journal..",
                        root + ".environment..",
                        root + ".ui.kit.json..",
                        root + ".app..",
                        // A listing of 100,000 sockets is 84 MB of JSON, to be read as a stream.
                        root + ".fleet.feed")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because(
                        "JSON is read and written where it comes in and goes out, where an"
                                + " operator reads and types it, and nowhere between");
    }

    static ArchRule oneDoorToTheFxThread(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .doNotHaveFullyQualifiedName(root + ".ui.kit.FxThread")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("who may touch the screen, and how often, is decided in one class");
    }

    static ArchRule noOwnThreads(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callConstructor(Thread.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because(
                        "work belongs on a virtual thread or a named executor, and waiting on a clock");
    }

    static ArchRule standardOutputOnlyInMains(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output is a contract of the processes");
    }

    static ArchRule noStaticMutableState(String root) {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .beFinal()
                .because("several environments are open at once");
    }

    static ArchRule noCyclesBetweenPackages(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood and changed together");
    }

    private static ArchRule neverSees(String root, String who, String why, String... whom) {
        return noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(under(root, whom))
                .because(why);
    }

    private static ArchRule only(String root, String why, String where, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + where)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(why);
    }

    private static String[] under(String root, String... packages) {
        String[] full = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            full[i] = root + packages[i];
        }
        return full;
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, type -> type.getSimpleName().equals(name));
    }

    /// Each package below `ui` but the kit, which is there for all.
    private static SliceAssignment screens(String root) {
        String ui = root + ".ui.";
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                if (!name.startsWith(ui) || name.startsWith(ui + "kit")) {
                    return SliceIdentifier.ignore();
                }
                return SliceIdentifier.of(name.substring(ui.length()).replaceFirst("\\..*", ""));
            }

            @Override
            public String getDescription() {
                return "screens";
            }
        };
    }
}
