package io.kalimtak.kit.privacy;

import java.util.List;

/** A bean that says where a part of its service holds rows of people. */
public interface PersonalTables {
    /** In the order in which they are exported. A row has one owner: the person it names, and no other gets to see it. */
    List<PersonalRows> rows();
}
