package io.signalbox.lab.scaling;

import java.time.Instant;

/// One simulated EC2 instance of the Auto Scaling group `group`. `since` is when it came into its `lifecycle` state.
public record Instance(
        String id,
        String group,
        String type,
        String zone,
        Lifecycle lifecycle,
        Instant launched,
        Instant since) {

    /// The states that the lab's instances pass through, with their names on the wire.
    public enum Lifecycle {
        PENDING("Pending"),
        IN_SERVICE("InService"),
        TERMINATING("Terminating:Wait");

        private final String wireName;

        Lifecycle(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    Instance in(Lifecycle changed, Instant now) {
        return new Instance(id, group, type, zone, changed, launched, now);
    }
}
