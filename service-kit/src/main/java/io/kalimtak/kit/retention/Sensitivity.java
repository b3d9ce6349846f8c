package io.kalimtak.kit.retention;

/** What kind of thing is kept, as far as people are concerned. */
public enum Sensitivity {
    /** Who asked and from where. */
    IDENTITY,
    /** What was asked, answered or said. */
    CONTENT,
    /** People by pseudonym, which the installation's key alone connects with them. */
    PSEUDONYM,
    /** Nothing about the public: keys, jobs, versions, counts. */
    OPERATION
}
