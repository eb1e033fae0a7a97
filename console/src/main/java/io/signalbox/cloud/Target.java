package io.signalbox.cloud;

/// One target of a target group.
///
/// @param id instance id or address
/// @param state `initial`, `healthy`, `unhealthy`, `draining`, `unused`, …; as AWS words it
/// @param reason AWS's reason code and text; empty when healthy
public record Target(String id, int port, String zone, String state, String reason) {

    public boolean healthy() {
        return state.equals("healthy");
    }
}
