package io.signalbox.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.journal.JournalEntry;
import io.signalbox.ui.kit.TestingActions;
import io.signalbox.ui.kit.TestingSnapshots;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JournalViewModelTest {

    private final List<JournalEntry> entries = new ArrayList<>(TestingJournal.entries());
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final TestingActions actions = new TestingActions();
    private final JournalViewModel model =
            new JournalViewModel(
                    () -> List.copyOf(entries), actions, background::add, Runnable::run);

    @Test
    void asksTheJournalInTheBackgroundAndAgainOnlyWhenAnOperationMoved() {
        model.show(TestingSnapshots.calm());
        assertThat(rows()).isEmpty();
        background.remove().run();
        assertThat(rows()).hasSize(5);

        model.show(TestingSnapshots.calm());
        assertThat(background).isEmpty();

        model.show(TestingSnapshots.shifting());
        assertThat(background).hasSize(1);
    }

    @Test
    void saysThatOperationsWereCutOff() {
        read();
        assertThat(model.unfinished().get())
                .startsWith("1 operation begun by an earlier console did not end");

        entries.remove(TestingJournal.unfinished());
        model.show(TestingSnapshots.shifting());
        background.remove().run();
        assertThat(model.unfinished().get()).isEmpty();
    }

    @Test
    void tellsStepsRequestIdsAndCommandsOfTheChosenEntry() {
        model.show(TestingSnapshots.shifting());
        background.remove().run();
        model.selected().set(entries.getFirst());

        JournalDetail running = model.detail().get().orElseThrow();
        assertThat(running.steps()).singleElement().asString().contains("running");
        assertThat(running.commands()).singleElement().asString().startsWith("aws elbv2");

        model.selected().set(entries.get(1));
        JournalDetail done = model.detail().get().orElseThrow();
        assertThat(done.sentence()).startsWith("Verified by reading back");
        assertThat(done.steps()).singleElement().asString().contains("took 1.4 s");
        assertThat(done.record())
                .anySatisfy(fact -> assertThat(fact.value()).startsWith("5f8f9c1e"));
    }

    @Test
    void findsEntriesByOutcomeAndRequestId() {
        read();
        model.filter().text().set("failed");
        assertThat(rows()).extracting(JournalEntry::id).containsExactly("op-3");

        model.filter().text().set("5f8f9c1e");
        assertThat(rows()).extracting(JournalEntry::id).containsExactly("op-2");
    }

    @Test
    void copiesTheChosenEntryAsJson() throws JsonProcessingException {
        read();
        model.copy();
        assertThat(actions.copied()).isEmpty();
        assertThat(model.copyable().getValue().reason()).isEqualTo("Choose an entry");

        model.selected().set(entries.get(2));
        model.copy();

        JsonNode json = new ObjectMapper().readTree(actions.copied().getFirst());
        assertThat(json.get("outcome").textValue()).isEqualTo("failed");
        assertThat(json.get("failure").textValue()).startsWith("AWS denied ecs:UpdateService");
        assertThat(json.at("/changes/0/after").textValue()).isEqualTo("2");
        assertThat(json.at("/steps/0/doneAt").isNull()).isTrue();
    }

    @Test
    void copiesAnyTextAsValidJson() throws JsonProcessingException {
        JournalEntry entry = entries.getFirst();
        String oddId = "\"\\\n\r\t\u0001é\u2028";
        JournalEntry odd =
                new JournalEntry(
                        oddId,
                        entry.at(),
                        entry.who(),
                        entry.environment(),
                        entry.plan(),
                        entry.steps(),
                        entry.outcome(),
                        List.of());

        JsonNode json = new ObjectMapper().readTree(EntryJson.of(odd, List.of("a \"b\"")));

        assertThat(json.get("id").textValue()).isEqualTo(oddId);
        assertThat(json.at("/commands/0").textValue()).isEqualTo("a \"b\"");
    }

    @Test
    void saysThatTheJournalIsEmpty() {
        entries.clear();
        read();
        assertThat(model.emptySentence().get()).startsWith("Nothing has been changed");
    }

    private void read() {
        model.show(TestingSnapshots.calm());
        background.remove().run();
    }

    private List<JournalEntry> rows() {
        return model.filter().shown().get().rows();
    }
}
