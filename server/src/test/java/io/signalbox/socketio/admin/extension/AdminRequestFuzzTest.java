package io.signalbox.socketio.admin.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.socketio.admin.command.AdminCommand;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any JSON as an admin's request or as what another server of the fleet answers.
class AdminRequestFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Reads a request or refuses it.
    private interface Reader {
        @Nullable Object read(@Nullable Object argument) throws Refusal;
    }

    private static @Nullable Object value(byte[] json) throws IOException {
        return JSON.readValue(json, Object.class);
    }

    @FuzzTest(maxDuration = "2m")
    void readsRequestsOrRefusesThem(byte[] json) {
        Object argument;
        try {
            argument = value(json);
        } catch (IOException e) {
            return;
        }
        read(argument, DrainRequest::parse);
        read(argument, LogLevelRequest::parse);
        read(argument, Query::parse);
        if (argument instanceof String text) {
            read(argument, _ -> Cursor.parse(text));
        }
        if (argument instanceof List<?> list) {
            for (String name : AdminCommand.NAMES) {
                AdminCommand.parse(name, List.copyOf(nonNull(list)));
            }
        }
    }

    private static List<Object> nonNull(List<?> list) {
        return list.stream().map(item -> item == null ? "" : (Object) item).toList();
    }

    private static void read(@Nullable Object argument, Reader reader) {
        try {
            assertThat(reader.read(argument)).isNotNull();
        } catch (Refusal refusal) {
            assertThat(String.valueOf(refusal.answer().get("error")))
                    .isNotEmpty()
                    .hasSizeLessThan(1_000);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void readsPagesOfOtherServersOrLeavesThemOut(byte[] json) throws JsonProcessingException {
        Object answer;
        try {
            answer = value(json);
        } catch (IOException e) {
            return;
        }
        if (answer instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> wire = new LinkedHashMap<>();
            map.forEach((key, item) -> wire.put(String.valueOf(key), item));
            Page page = Page.of(wire);
            if (page != null) {
                assertThat(JSON.writeValueAsString(page.wire())).isNotEmpty();
            }
        }
    }
}
