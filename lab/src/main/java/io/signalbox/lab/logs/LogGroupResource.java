package io.signalbox.lab.logs;

import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `AWS::Logs::LogGroup`: `Ref` gives the name, `Arn` the ARN with `:*`.
public record LogGroupResource(LogGroups groups) implements ResourceType {
    private static final int LONGEST = 512;

    @Override
    public String name() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("LogGroupName");
    }

    @Override
    public Work create(Wanted wanted) {
        String group = wanted.name("LogGroupName", LONGEST);
        groups.create(group, wanted.allTags());
        try {
            groups.retain(group, wanted.properties().number("RetentionInDays"));
        } catch (io.signalbox.lab.endpoint.ApiError refused) {
            return new Work.Failed(group, refused.text());
        }
        return new Work.Done(group);
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        groups.retain(physicalId, wanted.properties().number("RetentionInDays"));
        groups.group(physicalId).tags(wanted.allTags());
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        groups.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return groups.find(physicalId)
                .<Map<String, Object>>map(group -> Map.of("Arn", group.arn() + ":*"))
                .orElse(Map.of());
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return groups.find(physicalId)
                .map(
                        group -> {
                            Map<String, Object> texts = new TreeMap<>();
                            texts.put("LogGroupName", group.name());
                            group.retentionDays()
                                    .ifPresent(
                                            days ->
                                                    texts.put(
                                                            "RetentionInDays",
                                                            String.valueOf(days)));
                            return texts;
                        });
    }
}
