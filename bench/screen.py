"""An X server of its own, for benches that look at what a person sees: windows, pixels, keys."""
import os
import subprocess
import time

PATIENCE_S = 60


class Screen:
    def __init__(self):
        from Xlib import X, display
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"], pass_fds=[write],
                                       stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()
        self.connection = display.Display(self.name)
        self.root = self.connection.screen().root
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.connection.sync()

    def start(self, command, env):
        """Milliseconds until its window is there, the process, and the window."""
        since = time.monotonic()
        process = subprocess.Popen(command, env=dict(env, QT_QPA_PLATFORM="xcb", DISPLAY=self.name),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        window = self._next_window(since)
        return (time.monotonic() - since) * 1000, process, window

    def _next_window(self, since):
        """The next window worth the name that is mapped."""
        from Xlib import X, error
        while time.monotonic() - since < PATIENCE_S:
            while self.connection.pending_events():
                event = self.connection.next_event()
                if event.type != X.MapNotify or event.override:
                    continue
                try:
                    if event.window.get_geometry().width >= 200:
                        return event.window
                except error.XError:
                    continue
            time.sleep(0.0005)
        raise SystemExit("A window did not come")

    def fill(self, window):
        """What a window manager would do with a window that is alone: all of the screen, and the keys."""
        from Xlib import X
        window.configure(x=0, y=0, width=1600, height=1000)
        window.set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        self.connection.sync()

    def press(self, key):
        from Xlib import X, XK
        from Xlib.ext import xtest
        code = self.connection.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self.connection, X.KeyPress, code)
        xtest.fake_input(self.connection, X.KeyRelease, code)
        self.connection.sync()

    def pixels(self, x, y, width, height):
        """Their bytes: blue, green, red and one of nothing each."""
        from Xlib import X
        return self.root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data

    def close(self):
        self.connection.close()
        self.server.terminate()
        self.server.wait()


def end(process):
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
