package io.signalbox.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;

/// The rules, written once for the module and for the breaches that prove them. Each takes the root package
/// that it is to be held in.
final class ServerRules {
    private ServerRules() {}

    static ArchRule packetsSeeOnlyTheJdkAndBuffers(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".engineio.packet", root + ".socketio.packet..")
                .should()
                .dependOnClassesThat(
                        resideOutsideOfPackage("java..")
                                .and(resideOutsideOfPackage("io.netty.buffer.."))
                                .and(resideOutsideOfPackage("org.jspecify.annotations.."))
                                .and(resideOutsideOfPackage(root + ".engineio.packet"))
                                .and(resideOutsideOfPackage(root + ".socketio.packet..")))
                .because("a codec without channels and libraries can be fuzzed and reused alone");
    }

    static ArchRule engineNeverSeesSocketIo(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".engineio..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".socketio.."))
                .because("Engine.IO is the layer below and usable without Socket.IO");
    }

    static ArchRule socketIoNeverSeesTransportAdminOrRedis(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".socketio",
                        root + ".socketio.ack",
                        root + ".socketio.adapter",
                        root + ".socketio.adapter.recovery",
                        root + ".socketio.packet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".engineio.transport..",
                        root + ".socketio.admin..",
                        root + ".socketio.adapter.redis..",
                        root + ".server..")
                .because("they plug into Socket.IO from outside, and each can be left out");
    }

    static ArchRule adaptersDoNotSeeTheApi(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".socketio.adapter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".socketio", root + ".socketio.admin..")
                .because("the public API stands on the adapters, not the other way round");
    }

    static ArchRule lettuceOnlyInTheRedisAdapter(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".socketio.adapter.redis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")
                .because("the Redis client can then be replaced in one package");
    }

    static ArchRule nobodySeesTheServer(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".server..")
                .because("the channel server is one application of the library, not a part of it");
    }

    static ArchRule noCyclesBetweenPackages(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood and changed together");
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
                .because("work belongs on an event loop, a virtual thread or a named executor");
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
                .because("state belongs to a server, and a process may have several");
    }
}
