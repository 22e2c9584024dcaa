package org.patentpool.pool.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patentpool.pool.ledger.Key;
import org.patentpool.pool.ledger.Rows;
import org.patentpool.pool.register.Actor;
import org.patentpool.pool.register.Charter;
import org.patentpool.pool.register.Party;
import org.patentpool.pool.register.PoolDay;
import org.patentpool.pool.register.Registration;
import org.patentpool.pool.register.Terms;

/** Where a decision stands: who acts, in which pool, on which day, and the rows it may read. */
public final class Scene {

  private final Actor actor;
  private final Rows rows;
  private final Optional<Charter> charter;
  private final Optional<PoolDay> day;
  private final Optional<Registration> registration;
  private final Optional<Party> self;

  /**
   * Fetches the rows that everything decided looks at.
   *
   * @param more others that are known to be looked at
   */
  public Scene(Actor actor, Rows rows, List<Key> more) {
    this.actor = actor;
    this.rows = rows;
    var known = new ArrayList<>(more);
    known.add(Charter.TYPE.key());
    known.add(PoolDay.TYPE.key());
    known.add(Registration.TYPE.key(actor.key()));
    rows.fetch(known);
    this.charter = rows.find(Charter.TYPE);
    this.day = rows.find(PoolDay.TYPE);
    this.registration = rows.find(Registration.TYPE, actor.key());
    this.self = registration.map(r -> rows.get(Party.TYPE, r.party()));
  }

  public Actor actor() {
    return actor;
  }

  public Rows rows() {
    return rows;
  }

  public Optional<Charter> founded() {
    return charter;
  }

  public Charter charter() {
    return charter.orElseThrow(() -> new IllegalStateException("no pool is founded"));
  }

  /** The pool day. */
  public LocalDate day() {
    return poolDay().day();
  }

  private PoolDay poolDay() {
    return day.orElseThrow(() -> new IllegalStateException("no pool is founded"));
  }

  public Optional<Registration> registration() {
    return registration;
  }

  /** The party of the actor's key, alive or dead; nothing if the key is not in the register. */
  public Optional<Party> party() {
    return self;
  }

  /** The party that acts, where the table lets registered parties in only. */
  public Party self() {
    return self.orElseThrow(() -> new IllegalStateException("the key is not in the register"));
  }

  /** The terms in force today. */
  public Terms terms() {
    return poolDay().terms().orElseGet(() -> Terms.inForce(adoptedTerms(), day()));
  }

  /** Every version of the terms adopted so far. */
  public List<Terms> adoptedTerms() {
    return Terms.all(rows);
  }
}
