package io.signalbox.lab.ecs.cluster;

/// Where a deployment that moves traffic is, in the words of ECS.
public enum LifecycleStage {
    RECONCILE_SERVICE,
    PRE_SCALE_UP,
    SCALE_UP,
    POST_SCALE_UP,
    TEST_TRAFFIC_SHIFT,
    POST_TEST_TRAFFIC_SHIFT,
    PRODUCTION_TRAFFIC_SHIFT,
    POST_PRODUCTION_TRAFFIC_SHIFT,
    BAKE_TIME,
    CLEAN_UP;

    /// The stage after it; the last stays.
    LifecycleStage next() {
        return switch (this) {
            case RECONCILE_SERVICE -> PRE_SCALE_UP;
            case PRE_SCALE_UP -> SCALE_UP;
            case SCALE_UP -> POST_SCALE_UP;
            case POST_SCALE_UP -> TEST_TRAFFIC_SHIFT;
            case TEST_TRAFFIC_SHIFT -> POST_TEST_TRAFFIC_SHIFT;
            case POST_TEST_TRAFFIC_SHIFT -> PRODUCTION_TRAFFIC_SHIFT;
            case PRODUCTION_TRAFFIC_SHIFT -> POST_PRODUCTION_TRAFFIC_SHIFT;
            case POST_PRODUCTION_TRAFFIC_SHIFT -> BAKE_TIME;
            case BAKE_TIME, CLEAN_UP -> CLEAN_UP;
        };
    }
}
