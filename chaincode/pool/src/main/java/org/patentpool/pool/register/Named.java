package org.patentpool.pool.register;

import org.patentpool.pool.canonical.Form;
import org.patentpool.pool.canonical.Hash;
import org.patentpool.pool.canonical.Id;

/** A party as somebody else names it before it has acted: its id, organisation and key. */
public record Named(Id party, MspId mspId, Hash key) {
  public static final Form<Named> FORM =
      Form.object(f ->
          new Named(f.get("party", Id.FORM), f.get("mspId", MspId.FORM), f.get("key", Hash.FORM)));

  public Actor actor() {
    return new Actor(mspId, key);
  }
}
