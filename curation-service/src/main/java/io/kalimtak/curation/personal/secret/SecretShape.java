package io.kalimtak.curation.personal.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shapes of secrets, by the prefixes that their issuers publish for scanners (GitHub's, GitLab's and AWS's documentation of
 * their tokens; the others as the issuers' own documentation shows them). Lengths are the least that was issued, so that
 * longer successors are taken too.
 */
enum SecretShape {
    AWS_ACCESS_KEY("AKIA", "AKIA[A-Z0-9]{16}"),
    AWS_TEMPORARY_KEY("ASIA", "ASIA[A-Z0-9]{16}"),
    GITHUB("gh", "gh[pousr]_[A-Za-z0-9]{36,255}"),
    GITHUB_FINE_GRAINED("github_pat_", "github_pat_[A-Za-z0-9_]{40,255}"),
    GITLAB("gl", "gl(?:pat|dt|rt|cbt|ptt|ft|soat)-[A-Za-z0-9_.-]{20,255}"),
    SLACK("xox", "xox[abeoprs]-[A-Za-z0-9-]{10,255}") {
        @Override
        String random(String token) {
            return token.substring(token.lastIndexOf('-') + 1);
        }
    },
    SLACK_WEBHOOK(
            "hooks.slack.com", "hooks\\.slack\\.com/services/T[A-Z0-9]{6,12}/B[A-Z0-9]{6,12}/[A-Za-z0-9]{20,40}") {
        @Override
        String random(String url) {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    },
    STRIPE_LIVE("k_live_", 1, "[sr]k_live_[A-Za-z0-9]{16,255}"),
    STRIPE_TEST("k_test_", 1, "[sr]k_test_[A-Za-z0-9]{16,255}"),
    GOOGLE_API("AIza", "AIza[A-Za-z0-9_-]{35}"),
    GOOGLE_OAUTH("GOCSPX-", "GOCSPX-[A-Za-z0-9_-]{28}"),
    GOOGLE_ACCESS("ya29.", "ya29\\.[A-Za-z0-9_-]{40,255}"),
    OPENAI("sk-", "sk-(?:(?:proj|svcacct|admin|ant|or|lf)-)?(?=[A-Za-z_-]{0,80}[0-9])[A-Za-z0-9_-]{32,255}"),
    NPM("npm_", "npm_[A-Za-z0-9]{36}"),
    PYPI("pypi-", "pypi-AgE[A-Za-z0-9_-]{50,255}"),
    HUGGING_FACE("hf_", "hf_[A-Za-z0-9]{34,40}"),
    SENDGRID("SG.", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
    TELEGRAM(":AA", 10, "[0-9]{8,10}:AA[A-Za-z0-9_-]{33}") {
        @Override
        String random(String token) {
            return token.substring(token.indexOf(':'));
        }
    },
    DIGITAL_OCEAN("_v1_", 3, "do[opr]_v1_[a-f0-9]{64}"),
    SHOPIFY("shp", "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    DATABRICKS("dapi", "dapi[a-f0-9]{32}"),
    AZURE_STORAGE("AccountKey=", "AccountKey=[A-Za-z0-9+/]{80,90}={0,2}"),
    JWT("eyJ", "eyJ[A-Za-z0-9_-]{8,4000}+\\.eyJ[A-Za-z0-9_-]{4,8000}+\\.[A-Za-z0-9_-]{16,2000}+") {
        @Override
        boolean holds(String token) {
            String[] parts = token.split("\\.");
            return isJson(parts[0]) && isJson(parts[1]);
        }
    },
    PRIVATE_KEY(
            "-----BEGIN",
            "-----BEGIN (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----[\\s\\\\nr\"]{0,8}"
                    + "(?:[A-Za-z-]{2,20}: [^\\n]{1,200}\\n\\s{0,4}){0,4}[A-Za-z0-9+/=\\\\\\s\"]{48,20000}+"
                    + "(?:-----END (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----)?"),
    URL_PASSWORD(
            "://",
            21,
            "[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\\s:/@?#]{0,64}:(?<part>[^\\s/@?#]{3,128})@[A-Za-z0-9.\\[_-]{2,253}+") {
        @Override
        boolean holds(String url) {
            String[] userAndPassword = userInfo(url).split(":", 2);
            return !userAndPassword[0].equals(userAndPassword[1]);
        }

        @Override
        String random(String url) {
            return userInfo(url).split(":", 2)[1];
        }
    };

    /** More than any shape has: what is read from one sign on. */
    private static final int LONGEST = 24_000;

    private final String sign;
    private final int lead;
    private final Pattern pattern;

    SecretShape(String sign, String shape) {
        this(sign, 0, shape);
    }

    /**
     * @param sign what every such secret has in it: a search for a string is far faster than one for a pattern
     * @param lead characters that may stand before the sign
     */
    SecretShape(String sign, int lead, String shape) {
        this.sign = sign;
        this.lead = lead;
        this.pattern = Pattern.compile("(?<![A-Za-z0-9_])(?<secret>" + shape + ")(?![A-Za-z0-9])");
    }

    /** Every place that has the shape, whether or not it is a secret; the group {@code secret} is the place. */
    List<MatchResult> allIn(String text) {
        int at = text.indexOf(sign);
        if (at < 0) {
            return List.of();
        }
        List<MatchResult> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        while (at >= 0) {
            int next = at + sign.length();
            for (int start = Math.max(0, at - lead); start <= at; start++) {
                matcher.region(start, Math.min(text.length(), at + LONGEST));
                if (matcher.lookingAt()) {
                    places.add(matcher.toMatchResult());
                    next = matcher.end();
                    break;
                }
            }
            at = text.indexOf(sign, next);
        }
        return places;
    }

    /** Whether what matched is of the kind beyond its letters. */
    boolean holds(String secret) {
        return true;
    }

    /** The part of it that must look random. */
    String random(String secret) {
        return secret;
    }

    private static String userInfo(String url) {
        return url.substring(url.indexOf("://") + 3, url.lastIndexOf('@'));
    }

    private static boolean isJson(String part) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8).strip();
            return json.startsWith("{\"") && json.endsWith("}");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
