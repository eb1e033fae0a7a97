package io.signalbox.socketio.admin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.signalbox.socketio.SocketIoOptions;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.admin.AdminInstrumentation;
import io.signalbox.socketio.admin.AdminMode;
import io.signalbox.socketio.admin.AdminOptions;
import io.signalbox.socketio.admin.login.AdminAuth;
import io.signalbox.socketio.testing.TestingClient;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class CommandLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(CommandRunner.class);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(event.getLevel() + " " + event.getFormattedMessage());
                }
            };
    private SocketIoServer server;
    private AdminInstrumentation instrumentation;

    @BeforeEach
    void start() {
        appender.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
        server =
                new SocketIoServer(
                        SocketIoOptions.DEFAULT.withEngine(
                                SocketIoOptions.DEFAULT.engine().withLoops(1)));
        instrumentation =
                AdminInstrumentation.instrument(
                        server,
                        AdminOptions.of("s", new AdminAuth.None()).withMode(AdminMode.PRODUCTION));
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
        logger.setLevel(null);
        instrumentation.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"emit\",\"/\",[\"a\",\"b\"],\"news\",\"PAYLOAD\",{\"x\":\"PAYLOAD\"}]"
                        + "| INFO emit of admin anybody at 127.0.0.1: event news, arguments: 2; to /, rooms: 2",
                "[\"emit\",\"/\",null,\"two\\nlines\"]"
                        + "| INFO emit of admin anybody at 127.0.0.1: event two?lines, arguments: 0; to /, everybody",
                "[\"join\",\"/\",\"vip\",\"a\"]"
                        + "| INFO join of admin anybody at 127.0.0.1: room vip; to /, rooms: 1",
                "[\"leave\",\"/\",\"vip\"]"
                        + "| INFO leave of admin anybody at 127.0.0.1: room vip; to /, everybody",
                "[\"_disconnect\",\"/\",true,[\"a\",\"b\",\"c\"]]"
                        + "| INFO _disconnect of admin anybody at 127.0.0.1: clients; to /, rooms: 3",
                "[\"_disconnect\",\"/\",false,\"a\"]"
                        + "| INFO _disconnect of admin anybody at 127.0.0.1: sockets; to /, rooms: 1",
                "[\"emit\",\"/nowhere\",[],\"news\",\"PAYLOAD\"]"
                        + "| WARN emit of admin anybody at 127.0.0.1 makes no sense and was ignored",
                "[\"join\",5]"
                        + "| WARN join of admin anybody at 127.0.0.1 makes no sense and was ignored"
            })
    void saysWhoCommandedWhatAndForHowManyRoomsButNotWhatWasSent(String command, String line) {
        TestingClient admin = TestingClient.join(server, "/admin");
        admin.send("42/admin," + command);

        await().untilAsserted(() -> assertThat(lines).containsExactly(line));
    }
}
