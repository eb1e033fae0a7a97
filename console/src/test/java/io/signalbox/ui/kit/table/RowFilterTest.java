package io.signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.filter.FilterColumn;
import io.signalbox.ui.kit.filter.FilterLanguage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowFilterTest {

    private static final List<String> FEW = List.of("blue one", "blue two", "green one");
    private static final List<String> MANY =
            IntStream.range(0, 5_000).mapToObj(i -> "row " + i).toList();

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final RowFilter<String> filter =
            new RowFilter<>(row -> row, background::add, Runnable::run);

    @Test
    void takesVeryManyRowsAtMostOnceASecond() {
        AtomicLong nanos = new AtomicLong();
        var crowd =
                new RowFilter<Integer>(
                        FilterLanguage.words(String::valueOf),
                        Runnable::run,
                        Runnable::run,
                        nanos::get);
        crowd.rows(numbers(30_000));
        crowd.rows(numbers(30_001));
        assertThat(crowd.shown().get().total()).isEqualTo(30_000);
        nanos.addAndGet(1_000_000_000);
        crowd.rows(numbers(30_002));
        assertThat(crowd.shown().get().total()).isEqualTo(30_002);
        // A table that is nearly empty is never late.
        crowd.rows(numbers(3));
        assertThat(crowd.shown().get().total()).isEqualTo(3);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void keepsRowsThatContainEveryWordInAnyCase() {
        filter.rows(FEW);
        filter.text().set("ONE  blue");

        assertThat(filter.shown().get().rows()).containsExactly("blue one");
        assertThat(filter.shown().get().count()).isEqualTo("1 of 3");
    }

    @Test
    void doesNotCountHiddenRows() {
        filter.visible(row -> !row.startsWith("green"));
        filter.rows(FEW);

        assertThat(filter.shown().get().count()).isEqualTo("2 of 2");
    }

    @Test
    void looksThroughManyRowsInTheBackground() {
        filter.rows(MANY);
        assertThat(filter.shown().get().rows()).isEmpty();

        background.remove().run();

        assertThat(filter.shown().get().rows()).hasSize(5_000);
    }

    @Test
    void runsOneSearchAtATimeAndEndsWithTheNewestQuestion() {
        filter.rows(MANY);
        filter.text().set("row 1");
        filter.text().set("row 12");
        assertThat(background).hasSize(1);

        background.remove().run();
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(background).isEmpty();
        assertThat(filter.shown().get().rows()).hasSize(199).contains("row 12", "row 4126");
    }

    @Test
    void theVerySameListCostsNothing() {
        filter.rows(MANY);
        background.remove().run();
        filter.rows(MANY);

        assertThat(background).isEmpty();
    }

    @Test
    void keepsTheLastFilterThatWasUnderstoodAndSaysWhatIsWrong() {
        RowFilter<String> columns =
                new RowFilter<>(
                        new FilterLanguage<>(
                                List.of(FilterColumn.<String>text("name", row -> row))),
                        background::add,
                        Runnable::run);
        columns.rows(FEW);
        columns.text().set("name:green");
        columns.text().set("nam:green");

        assertThat(columns.problem().get()).startsWith("No column “nam”. Columns are name:");
        assertThat(columns.shown().get().rows()).containsExactly("green one");

        columns.text().set("name:two");

        assertThat(columns.problem().get()).isEmpty();
        assertThat(columns.shown().get().rows()).containsExactly("blue two");
    }
}
