package io.signalbox.lab.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A filter pattern for lines that are no JSON: all of `ERROR "not found"`, any of `?WARN ?ERROR`, none of `-debug`.
/// Source: CloudWatch Logs user guide, "Filter pattern syntax".
record LogPattern(List<String> all, List<String> any, List<String> none)
        implements Predicate<String> {
    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"([^\"]*)\"|(\\S+))");

    /// @throws ApiError for the patterns that the lab has not
    static LogPattern parse(String text) {
        String pattern = text.strip();
        if (pattern.startsWith("{") || pattern.startsWith("[") || pattern.startsWith("%")) {
            throw LogGroups.invalid(
                    "The lab filters by words only (ERROR, \"not found\", ?WARN ?ERROR, -debug), not by '%s'."
                            .formatted(pattern));
        }
        LogPattern parsed = new LogPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher matcher = TERM.matcher(pattern);
        while (matcher.find()) {
            String term = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            parsed.terms(matcher.group(1)).add(term);
        }
        return parsed;
    }

    private List<String> terms(String sign) {
        return switch (sign) {
            case "?" -> any;
            case "-" -> none;
            default -> all;
        };
    }

    @Override
    public boolean test(String message) {
        return all.stream().allMatch(message::contains)
                && none.stream().noneMatch(message::contains)
                && (any.isEmpty() || any.stream().anyMatch(message::contains));
    }
}
