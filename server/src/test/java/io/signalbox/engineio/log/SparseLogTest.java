package io.signalbox.engineio.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SparseLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SparseLogTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicLong clock = new AtomicLong();
    private final SparseLog log = new SparseLog(logger, clock::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.setAdditive(false);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void writesAFewLinesHoweverOftenItIsCalled() {
        for (int i = 0; i < 100_000; i++) {
            log.warn("handler {} failed", i);
        }

        assertThat(lines.list).hasSize(SparseLog.LINES);
        assertThat(lines.list.getFirst().getFormattedMessage()).isEqualTo("handler 0 failed");
    }

    @Test
    void tellsHowManyWereLeftOutWhenItGoesOn() {
        for (int i = 0; i < SparseLog.LINES + 5; i++) {
            log.warn("again");
        }
        lines.list.clear();

        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        log.error("later");

        assertThat(lines.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly("[ERROR] 5 lines like these were left out", "[ERROR] later");
    }

    @Test
    void keepsTheStackTrace() {
        log.warn("handler of {} failed", "x", new IllegalStateException("broken"));

        assertThat(lines.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("broken");
        assertThat(lines.list.getFirst().getFormattedMessage()).isEqualTo("handler of x failed");
    }

    @Test
    void showsWhatAClientSentOnOneShortLine() {
        assertThat(SparseLog.shown("a\nWARN forged\r\u001b[2J\u2028"))
                .isEqualTo("a?WARN forged??[2J?");
        assertThat(SparseLog.shown("x".repeat(1_000_000))).hasSize(101).endsWith("…");
        assertThat(SparseLog.shown("größe")).isEqualTo("größe");
    }
}
