package io.signalbox.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.environment.Colour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
    private static final JournalPlan PLAN =
            new JournalPlan(
                    "shift",
                    "Shift 10 % to green \"now\"\n",
                    List.of(
                            new Change("blue weight", "100", "90", Colour.BLUE),
                            new Change("something", "a", "b", null)),
                    new WeightMove(
                            "rule",
                            new WeightMove.Side("tg-b", 100, 90),
                            new WeightMove.Side("tg-g", 0, 10)));

    @TempDir Path folder;

    @Test
    void readsBackWhatItWrote() {
        List<JournalEntry> written;
        try (Journal journal = open()) {
            journal.begin("1", "anna", "lab", PLAN);
            journal.stepBegun("1", "write");
            journal.wrote("1", "r-1");
            journal.stepDone("1", "write");
            journal.succeeded("1");
            journal.begin("2", "anna", "lab", PLAN);
            journal.failed("2", "no");
            journal.begin("3", "anna", "lab", PLAN);
            journal.cancelled("3");
            written = journal.entries();
        }
        try (Journal journal = open()) {
            assertThat(journal.entries()).isEqualTo(written);
            assertThat(journal.entries())
                    .extracting(JournalEntry::id)
                    .containsExactly("3", "2", "1");
            assertThat(journal.entries().getLast().plan()).isEqualTo(PLAN);
            assertThat(journal.unfinished()).isEmpty();
        }
    }

    @Test
    void isOnTheDiskBeforeTheCallReturns() throws IOException {
        try (Journal journal = open()) {
            journal.begin("1", "anna", "lab", PLAN);

            assertThat(Files.readString(file())).endsWith("\n").contains("\"id\":\"1\"");
        }
    }

    @Test
    void findsWhatWasBegunAndNotEnded() {
        try (Journal journal = open()) {
            journal.begin("1", "anna", "lab", PLAN);
            journal.stepBegun("1", "write");
        }
        try (Journal journal = open()) {
            assertThat(journal.unfinished()).extracting(JournalEntry::id).containsExactly("1");
            assertThat(journal.entries().getFirst().outcome()).isEqualTo(new Outcome.Unfinished());
        }
    }

    @Test
    void passesOverLinesOfOtherVersionsAndTornOnes() throws IOException {
        try (Journal journal = open()) {
            journal.begin("1", "anna", "lab", PLAN);
            journal.succeeded("1");
        }
        append(
                """
                {"type":"approved","id":"1","at":"2026-11-22T10:00:00Z"}
                not json
                []
                {"type":"end","id":7}
                {"type":"begin","id":"torn","at":"2026-\
                """);
        try (Journal journal = open()) {
            assertThat(journal.unreadableLines()).isEqualTo(5);
            journal.begin("2", "anna", "lab", PLAN);
        }
        try (Journal journal = open()) {
            assertThat(journal.entries()).extracting(JournalEntry::id).containsExactly("2", "1");
            assertThat(Files.readString(file())).contains("approved");
        }
    }

    @Test
    void survivesBytesThatAreNoText() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 0, '\n'});
        try (Journal journal = open()) {
            assertThat(journal.unreadableLines()).isEqualTo(2);
        }
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws IOException {
        append(
                """
                {"type":"begin","id":"1","at":"2026-11-22T10:00:00Z","who":"a","environment":"lab",\
                "kind":"scale-service","title":"t","ticket":42}
                """);
        try (Journal journal = open()) {
            assertThat(journal.entries()).hasSize(1);
        }
    }

    @Test
    void makesTheFoldersOnTheWay() {
        try (Journal journal = Journal.open(folder.resolve("a/b/journal.jsonl"), CLOCK)) {
            journal.begin("1", "anna", "lab", PLAN);
        }
        assertThat(folder.resolve("a/b/journal.jsonl")).isNotEmptyFile();
    }

    @Test
    void namesTheFileThatCannotBeOpened() {
        assertThatThrownBy(() -> Journal.open(folder, CLOCK))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(folder.toString());
    }

    private Journal open() {
        return Journal.open(file(), CLOCK);
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private void append(String text) throws IOException {
        Files.write(
                file(),
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
