package threadworks.ui.lab;

import threadworks.session.RunSnapshot;

/** A run as the lab drives it. */
interface LabRun {
  /** How it stands now. */
  RunSnapshot snapshot();

  /** Ends it; returns at once. */
  void stop();
}
