package org.patentpool.pool.canonical;

import java.util.Optional;
import java.util.TreeSet;
import org.patentpool.pool.rejection.Code;

/** The members of one object, asked for by name. What nobody asks for is refused in the end. */
public final class Fields {

  private final Json.Obj object;
  private final String at;
  private final TreeSet<String> unread;

  Fields(Json.Obj object, String at) {
    this.object = object;
    this.at = at;
    this.unread = new TreeSet<>(object.members().keySet());
  }

  /** The member of that name, which must be there. */
  public <T> T get(String name, Form<T> form) {
    return maybe(name, form)
        .orElseThrow(() -> new MalformedException(Code.MISSING, at + "/" + name, ""));
  }

  /** The member of that name, if it is there. */
  public <T> Optional<T> maybe(String name, Form<T> form) {
    unread.remove(name);
    return object.get(name).map(json -> form.read(json, at + "/" + name));
  }

  void requireAllRead() {
    if (!unread.isEmpty()) {
      String first = StrictReader.escape(unread.first());
      throw new MalformedException(Code.UNKNOWN_FIELD, at + "/" + first, "");
    }
  }
}
