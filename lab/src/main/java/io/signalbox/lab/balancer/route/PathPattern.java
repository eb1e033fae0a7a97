package io.signalbox.lab.balancer.route;

/// A path with wildcards, matched in time linear in pattern times path: no regular expression that input could blow up.
final class PathPattern {
    private PathPattern() {}

    /// `*` is any number of characters, `?` exactly one; everything else, case included, is itself.
    static boolean matches(String pattern, String path) {
        int p = 0;
        int s = 0;
        int star = -1;
        int resume = 0;
        while (s < path.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = s;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == path.charAt(s))) {
                p++;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
