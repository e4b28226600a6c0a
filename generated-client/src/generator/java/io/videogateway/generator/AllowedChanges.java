package io.videogateway.generator;

import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tools.ant.BuildException;
import org.apache.tools.ant.Task;

/**
 * For the build: tells by semantic versioning what the client may change since its last release, before japicmp compares
 * the two. A major version allows breaking callers, a minor one allows adding, a patch neither; below 1.0 the second number
 * stands for the first, and the third for the second.
 */
public final class AllowedChanges extends Task {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(-.+)?");

    private String released = "";
    private String version = "";

    public void setReleased(String released) {
        this.released = released;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    /**
     * Called by Ant: sets Maven's {@code api.unreleased}, {@code api.no.breaks} and {@code api.no.additions}.
     *
     * @throws BuildException with one sentence if one of the two is no version, or the client's own is not the newer one
     */
    @Override
    public void execute() {
        set("api.unreleased", released.isEmpty());
        if (released.isEmpty()) {
            log("API of the client: compared with nothing, for no version is released yet (client.released.version in"
                    + " pom.xml is empty)");
            set("api.no.breaks", false);
            set("api.no.additions", false);
            return;
        }
        int[] before = numbers(released, "client.released.version in pom.xml");
        int[] after = numbers(version, "the version in pom.xml");
        if (Arrays.compare(after, before) <= 0) {
            throw new BuildException("the client is version " + version + " and " + released
                    + " is released already; raise the version in the three pom.xml");
        }
        boolean stable = before[0] > 0;
        boolean breaks = after[0] > before[0] || (!stable && after[1] > before[1]);
        boolean additions = breaks || !stable || after[1] > before[1];
        set("api.no.breaks", !breaks);
        set("api.no.additions", !additions);
        log("API of the client: " + said(before, breaks, additions));
    }

    private String said(int[] before, boolean breaks, boolean additions) {
        if (breaks) {
            return version + " may break callers of " + released;
        }
        String major = before[0] > 0 ? (before[0] + 1) + ".0.0" : "0." + (before[1] + 1) + ".0";
        return additions
                ? version + " may add to " + released + " and not break it, for which " + major + " is due"
                : version + " may neither add to " + released + ", for which " + before[0] + "." + (before[1] + 1)
                        + ".0 is due, nor break it, for which " + major + " is";
    }

    private static int[] numbers(String text, String place) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.matches()) {
            throw new BuildException(place + " is no version such as 1.2.3: " + text);
        }
        return new int[] {
            Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))
        };
    }

    /** In Maven itself. Its own export of Ant's properties warns of each property that the pom has. */
    private void set(String property, boolean value) {
        Object build = getProject().getReference("maven.project");
        try {
            Properties properties =
                    (Properties) build.getClass().getMethod("getProperties").invoke(build);
            properties.setProperty(property, String.valueOf(value));
        } catch (ReflectiveOperationException e) {
            throw new BuildException("Maven does not take " + property, e);
        }
    }
}
