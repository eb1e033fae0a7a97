package io.signalbox.socketio.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.socketio.admin.command.AdminCommand.Disconnect;
import io.signalbox.socketio.admin.command.AdminCommand.Emit;
import io.signalbox.socketio.admin.command.AdminCommand.Join;
import io.signalbox.socketio.admin.command.AdminCommand.Leave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminCommandTest {

    private static @Nullable AdminCommand parse(String json) throws Exception {
        List<?> parsed = new ObjectMapper().readValue(json, List.class);
        List<@Nullable Object> data = new ArrayList<>(parsed);
        return AdminCommand.parse(String.valueOf(data.getFirst()), data.subList(1, data.size()));
    }

    @Test
    void readsCommandsWithAndWithoutFilter() throws Exception {
        assertThat(parse("[\"emit\",\"/\",\"r\",\"ev\",1,null]"))
                .isEqualTo(new Emit("/", List.of("r"), "ev", Arrays.asList(1, null)));
        assertThat(parse("[\"emit\",\"/\",null,\"ev\"]"))
                .isEqualTo(new Emit("/", List.of(), "ev", List.of()));
        assertThat(parse("[\"emit\",\"/\",\"\",\"ev\"]"))
                .isEqualTo(new Emit("/", List.of(), "ev", List.of()));
        assertThat(parse("[\"join\",\"/a\",\"room\"]"))
                .isEqualTo(new Join("/a", "room", List.of()));
        assertThat(parse("[\"leave\",\"/a\",\"room\",[\"x\",\"y\"]]"))
                .isEqualTo(new Leave("/a", "room", List.of("x", "y")));
        assertThat(parse("[\"_disconnect\",\"/\",true,\"x\"]"))
                .isEqualTo(new Disconnect("/", true, List.of("x")));
        assertThat(parse("[\"_disconnect\",\"/\"]"))
                .isEqualTo(new Disconnect("/", false, List.of()));
    }

    /// An empty or strange filter must never widen a command to the whole namespace.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"emit\"]",
                "[\"emit\",\"/\"]",
                "[\"emit\",\"/\",null,\"\"]",
                "[\"emit\",\"/\",null,\"disconnect\"]",
                "[\"emit\",\"/\",7,\"ev\"]",
                "[\"emit\",\"/\",[],\"ev\"]",
                "[\"emit\",null,null,\"ev\"]",
                "[\"emit\",\"no-slash\",null,\"ev\"]",
                "[\"join\",\"/\"]",
                "[\"join\",\"/\",5]",
                "[\"join\",\"/\",\"r\",{}]",
                "[\"leave\",\"/\",\"r\",[\"a\",1]]",
                "[\"_disconnect\",\"/\",\"yes\"]",
                "[\"_disconnect\",\"/\",true,false]",
                "[\"_disconnect\",{}]",
                "[\"reboot\",\"/\"]"
            })
    void ignoresWhatMakesNoSense(String json) throws Exception {
        assertThat(parse(json)).isNull();
    }
}
