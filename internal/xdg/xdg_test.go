package xdg

import "testing"

func TestFolders(t *testing.T) {
	for _, tt := range []struct{ home, data, state, wantData, wantState string }{
		{"/home/ann", "", "", "/home/ann/.local/share/newsgraph", "/home/ann/.local/state/newsgraph"},
		{"/home/ann", "/d", "/s", "/d/newsgraph", "/s/newsgraph"},
		{"/home/ann", "d", "./s", "/home/ann/.local/share/newsgraph", "/home/ann/.local/state/newsgraph"},
		{"", "", "/s", "", "/s/newsgraph"},
	} {
		t.Setenv("HOME", tt.home)
		t.Setenv("XDG_DATA_HOME", tt.data)
		t.Setenv("XDG_STATE_HOME", tt.state)
		if data, state := Data(), State(); data != tt.wantData || state != tt.wantState {
			t.Errorf("%+v: %q, %q", tt, data, state)
		}
	}
}
