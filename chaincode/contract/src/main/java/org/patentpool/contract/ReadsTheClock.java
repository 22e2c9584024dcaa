package org.patentpool.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the one class of the chaincode that may look at the machine it runs on. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface ReadsTheClock {}
