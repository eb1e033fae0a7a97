package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.text.Trees;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// What becomes of a resource that its stack no longer has.
public enum DeletionPolicy {
    DELETE("Delete"),
    RETAIN("Retain"),
    RETAIN_EXCEPT_ON_CREATE("RetainExceptOnCreate"),
    SNAPSHOT("Snapshot");

    private static final Set<String> WITH_SNAPSHOTS =
            Set.of(
                    "AWS::DocDB::DBCluster",
                    "AWS::EC2::Volume",
                    "AWS::ElastiCache::CacheCluster",
                    "AWS::ElastiCache::ReplicationGroup",
                    "AWS::Neptune::DBCluster",
                    "AWS::RDS::DBCluster",
                    "AWS::RDS::DBInstance",
                    "AWS::Redshift::Cluster");

    private final String word;

    DeletionPolicy(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static DeletionPolicy read(
            Map<String, Object> tree,
            String key,
            String type,
            DeletionPolicy ifAbsent,
            String place) {
        String text = Trees.text(tree, key, place);
        if (text == null) {
            return ifAbsent;
        }
        DeletionPolicy policy =
                Arrays.stream(values())
                        .filter(p -> p.word.equals(text))
                        .findFirst()
                        .orElseThrow(() -> unknown(key, text, place));
        if (policy == SNAPSHOT && !WITH_SNAPSHOTS.contains(type)) {
            throw Wrong.template(
                    "resource type %s does not support %s Snapshot".formatted(type, key));
        }
        return policy;
    }

    private static RuntimeException unknown(String key, String text, String place) {
        return Wrong.format(
                "Unrecognized %s %s at [%s]; allowed are Delete, Retain, RetainExceptOnCreate, Snapshot"
                        .formatted(key, text, place));
    }
}
