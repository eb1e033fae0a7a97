package io.signalbox.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetEvent.Direction;
import io.signalbox.fleet.SocketKey;
import io.signalbox.fleet.TailEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTailTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final FleetState state = new FleetState("/admin");

    @BeforeEach
    void live() {
        apply(new FleetEvent.FeedChanged(new FeedStatus.Live(AT)));
        apply(new FleetEvent.FeaturesAnnounced(Set.of("ALL_EVENTS", "AGGREGATED_EVENTS")));
    }

    @Test
    void showsTheLifeOfASocketInOrder() {
        apply(new FleetEvent.RoomJoined("/", "s", "s", AT));
        apply(new FleetEvent.SocketConnected(FleetModel.socket("s", List.of(), "{}"), AT));
        apply(new FleetEvent.RoomJoined("/", "vip", "s", AT));
        apply(new FleetEvent.SocketEvent(Direction.RECEIVED, "/", "s", "hi", "[1]", AT));
        apply(new FleetEvent.SocketEvent(Direction.SENT, "/", "s", "back", "[]", AT));
        apply(new FleetEvent.RoomLeft("/", "vip", "s", AT));
        apply(new FleetEvent.SocketDisconnected("/", "s", "transport close", AT));
        apply(new FleetEvent.RoomLeft("/", "s", "s", AT));

        assertThat(tail())
                .extracting(TailEvent::number, TailEvent::kind, TailEvent::name)
                .containsExactly(
                        tuple(1L, TailEvent.Kind.CONNECTED, "websocket"),
                        tuple(2L, TailEvent.Kind.JOINED, "vip"),
                        tuple(3L, TailEvent.Kind.RECEIVED, "hi"),
                        tuple(4L, TailEvent.Kind.SENT, "back"),
                        tuple(5L, TailEvent.Kind.LEFT, "vip"),
                        tuple(6L, TailEvent.Kind.DISCONNECTED, "transport close"));
        assertThat(tail().get(2).payloadJson()).isEqualTo("[1]");
        assertThat(tail().get(2).socket()).isEqualTo(new SocketKey("/", "s"));
    }

    @Test
    void leavesOutTheConsolesThemselves() {
        apply(new FleetEvent.RoomJoined("/admin", "x", "s", AT));
        apply(new FleetEvent.SocketDisconnected("/admin", "s", "gone", AT));
        apply(new FleetEvent.SocketEvent(Direction.SENT, "/admin", "s", "a", "[]", AT));

        assertThat(tail()).isEmpty();
    }

    @Test
    void showsAConnectionOnceThoughPythonTellsOfItAtEveryPing() {
        FleetEvent connected =
                new FleetEvent.SocketConnected(FleetModel.socket("s", List.of(), "{}"), AT);
        apply(connected);
        apply(connected);

        assertThat(tail()).hasSize(1);
    }

    @Test
    void keepsTheNewestTenThousand() {
        for (int i = 1; i <= 25_000; i++) {
            event("[]");
        }
        assertThat(tail()).hasSize(10_000);
        assertThat(tail().getFirst().number()).isEqualTo(15_001);
        assertThat(tail().getLast().number()).isEqualTo(25_000);
    }

    @Test
    void keepsFewerWhenTheyAreLong() {
        String payload = "x".repeat(16 * 1024);
        for (int i = 1; i <= 5_000; i++) {
            event(payload);
        }
        assertThat(tail()).hasSize(1_024);
        assertThat(tail().getLast().number()).isEqualTo(5_000);
    }

    @Test
    void handsOutTheSameListWhileNothingHappens() {
        event("[]");
        List<TailEvent> before = tail();
        assertThat(tail()).isSameAs(before);
        event("[]");
        assertThat(before).hasSize(1);
        assertThat(tail()).hasSize(2);
    }

    private void event(String payload) {
        apply(new FleetEvent.SocketEvent(Direction.SENT, "/", "s", "e", payload, AT));
    }

    private List<TailEvent> tail() {
        return state.snapshot(AT).tail();
    }

    private void apply(FleetEvent event) {
        state.apply(event, AT);
    }
}
