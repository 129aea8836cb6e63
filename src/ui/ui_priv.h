/* Shared by the files that make up the screen: ui.c (life, and what is on it),
 * ui_keys.c (keys and what they ask for), ui_panes.c (focus, overlays, the mouse),
 * ui_ask.c (questions), ui_sheet.c (how they look), ui_marks.c (what the lesson
 * says of the run), ui_tabs.c (the panes' numbers), ui_walk.c (where the cursor
 * goes), ui_work.c (what takes long), ui_find.c (search, go to, stops), ui_entry.c
 * (typing), ui_land.c (where one is once the program was edited), chrome.c (header,
 * footer) and chrome_rules.c (lines and titles); beside.h holds two of these.
 */
#ifndef UI_UI_PRIV_H
#define UI_UI_PRIV_H

#include "story/groups.h"
#include "ui/asked.h"
#include "ui/challenge.h"
#include "ui/pane.h"
#include "ui/ui.h"

enum { MOST_OVERLAYS = 4 };

/* The play speed that it begins with: an index of ui_keys.c's. */
enum { FIRST_SPEED = 2 };

/* A line that is being typed on the footer's row. */
struct entry {
    char prompt;      /* '/', ':' or 'R' (arguments), 0: nobody types */
    struct buf text;
    size_t at;        /* where the next character goes: bytes from the start */
    size_t back;      /* how many lines back in its past one is; 0: at the new one */
    struct buf newest; /* what was typed before one went back */
};

/* Lines that were typed at a prompt, the newest last; owned. */
struct entry_past {
    VEC(char *) lines;
};
enum { PROMPTS = 3 };

/* What a directive of the lesson says, and where. */
struct mark {
    const struct directive *d;  /* the lesson's */
    struct place place;
    size_t at;                  /* after so many events; PLACE_NOWHERE: not
                                   known */
    uint64_t name;              /* stays when the lesson is read again */
};

/* Something that is looked for in the run, a slice at a time. */
struct search {
    /* Looks on, at about `most` events; true: that is all. NULL: no search. */
    bool (*look)(struct ui *ui, struct search *s, size_t most);
    /* What comes of it then; flags. */
    unsigned (*over)(struct ui *ui, const struct search *s);
    int direction;
    size_t begin, end, at; /* where it began, ends, and looks next */
    size_t found;          /* event, SIZE_MAX: none */
    bool elsewhere;        /* it looks the other way, where it doesn't count */
    struct story_seek seek; /* of a jump */
};

/* What one of two programs side by side knows of the other and of its place
 * (beside.c, which sets all of it). */
struct twin {
    const struct ui *other; /* NULL: it has the screen for itself */
    const char *name;       /* of the program, owned by the pair */
    bool right;             /* the one at the right */
    bool led;               /* its step was the last of both */
    bool focused;           /* the keys are meant for it */
    bool begun;             /* one of the two has gone a step */
    int x, w;               /* its column; w 0: there is no room for two */
    struct buf state;       /* how it stands: "asleep until 1.000" */
};

struct ui {
    struct ui_options options;
    struct theme theme;
    int w, h;

    const struct trace_store *store;   /* borrowed; NULL before ui_attach */
    const struct trace_header *header; /* borrowed */
    bool no_more;                      /* the store has all */
    bool ended;                        /* and all of it is taken in */
    bool held;                         /* no more events will come, for want of
                                          memory */
    int loaded;                        /* percent of the trace file that are
                                          read; 100: all, or no file */
    struct model model;
    size_t goal;                       /* the cursor, in events: where the model
                                          goes, a slice at a time */
    size_t gone_from;                  /* where it set out */
    bool sets_out;                     /* it did so at the start, and a question
                                          there holds it */
    bool awaits_step;                  /* steps on as soon as there is a step */
    struct search search;
    struct asked asked;
    struct challenge challenge;        /* of the lesson's page */
    VEC(struct mark) marks;            /* of the lesson's page */
    VEC(uint64_t) marks_over;          /* names of those that are done, and never
                                          again; those of other pages too */
    size_t marks_looked;               /* among so many events */
    size_t worked;                     /* see ui_worked */
    struct story *story;
    struct facts facts;
    struct group_memory *groups;       /* of the tasks of this store */
    struct texts texts;
    struct stops stops;
    struct ui_lesson lesson;           /* its texts are ours, its prose not */

    enum detail detail;
    struct pane panes[PANE_COUNT];
    int focus;                         /* pane_id, -1: SOURCE, and not shown */
    int zoom;                          /* pane_id, or -1 */
    bool present, blank, follow, run_on;
    size_t gone_to;                    /* events, by the last key for the end */
    bool reading;                      /* the layout makes room for the prose */
    bool seen_end;                     /* of the page's run, once */
    struct pane overlays[MOST_OVERLAYS];
    int n_overlays;
    int pressed;                       /* pane_id in which the mouse's button
                                          went down, -1: none */
    uint32_t inspected;                /* the task in the inspect overlay */
    struct entry entry;
    struct entry_past past[PROMPTS];
    struct buf find;                   /* what n and N search for */
    struct buf help_find;              /* what HELP shows only; empty: all */
    struct buf message;                /* instead of the footer; empty: none */
    char *end_note;                    /* said behind the last step; NULL: that
                                          the run is over */
    struct twin twin;
    int speed;                         /* index of the play speeds */
    bool playing;

    struct step_view step;             /* of the state on screen */
    struct layout layout;
    struct layout behind;              /* without zoom: what the tabs name */
    struct prose_lines *prose_lines;   /* the lesson's prose, laid out */
};

/* Brings step and layout up to date with the cursor. */
void ui_refresh(struct ui *ui);
void ui_view(const struct ui *ui, struct view *v);
/* Where a pane's content stands; without a canvas. */
struct region ui_region(const struct ui *ui, enum pane_id id);
/* The rectangle inside the innermost overlay's frame. */
struct region ui_overlay_region(const struct ui *ui);
enum pane_id ui_focused(const struct ui *ui);
/* Would it give the open question's answer away? */
bool ui_pane_hidden(const struct ui *ui, enum pane_id id);
uint32_t ui_selected_task(const struct ui *ui);
/* A page of prose without a program. */
bool ui_text_only(const struct ui *ui);
/* Does what was asked for; `k` is the key that asked. Flags. */
unsigned ui_request(struct ui *ui, enum request what, const struct key *k);

/* Paints the panes as `v` says, which may mark other things than ui_view's. */
void ui_draw_panes(const struct ui *ui, const struct view *v, struct canvas *c);
/* What the key asks for, where it may mean something else in what is open. */
enum request ui_key_means(const struct ui *ui, const struct key *k);
/* Plays, or no longer. Flags. */
unsigned play_set(struct ui *ui, bool on);

/* -- ui_panes.c: each returns flags --------------------------------------- */
unsigned overlay_push(struct ui *ui, const struct pane_class *class);
/* The key that opened it closes it again. */
unsigned overlay_toggle(struct ui *ui, const struct pane_class *class);
/* Is this the innermost overlay? */
bool overlay_is(const struct ui *ui, const struct pane_class *class);
/* Focuses a pane. One for which the screen has no room is zoomed, and so is any
 * when one is. */
void pane_show(struct ui *ui, enum pane_id pane);
unsigned focus_move(struct ui *ui, int by);
unsigned focus_number(struct ui *ui, int number);
/* Esc: leaves the innermost thing that is open, else every choice. */
unsigned focus_escape(struct ui *ui);
unsigned zoom_toggle(struct ui *ui);
unsigned open_selected(struct ui *ui);
/* Leaves the innermost thing that is open; false when there is none. */
bool close_innermost(struct ui *ui);
/* Hands a movement to the overlay that is open, or to the pane. */
unsigned pane_move(struct ui *ui, enum pane_id id, enum request what);
/* Moves its long lines: 1 reads on at the right, -1 goes back. */
unsigned pane_sideways(struct ui *ui, enum pane_id id, int direction);
/* The other view of the pane in focus. */
unsigned view_switch(struct ui *ui);
/* Zooms and moves the timeline, whatever has the focus. */
unsigned timeline_move(struct ui *ui, enum request what);
int line_for_breakpoint(const struct ui *ui);
/* A click, or a move with the button held. */
/* The pane whose content or title stands at that cell, -1: none. */
int pane_under(const struct ui *ui, int x, int y);
unsigned mouse_press(struct ui *ui, const struct key *k);
unsigned mouse_wheel(struct ui *ui, const struct key *k, enum request what);

/* -- ui_ask.c: questions --------------------------------------------------- */
/* p: asks one about the state on the screen, or says where there is one. */
unsigned ask_here(struct ui *ui);
/* Asks that kind here; false, and nothing happens, when it can't be. */
bool ask_kind(struct ui *ui, enum question_kind kind);
bool ask_is_open(const struct ui *ui);
/* Has the walk come to where the answer shows? */
bool ask_is_told(const struct ui *ui);
/* What must not show now, of enum question_hides. */
unsigned ask_hides(const struct ui *ui);
/* The question goes, and counts as it did; behind ask_forget there was none in
 * this run. */
void ask_close(struct ui *ui);
void ask_forget(struct ui *ui);
/* Several may be answered before the answer of the first shows. Where the walk has
 * come to that of one that was put aside, it is on the screen again; was there one? */
bool ask_bring_back(struct ui *ui);
/* Has it just been said whether an answer is right, or what made it so? */
bool ask_waits_to_be_read(const struct ui *ui);
/* A key while there is a question; *taken: it was one for it. Flags. */
unsigned ask_key(struct ui *ui, enum request what, const struct key *k,
                 bool *taken);

/* -- ui_marks.c: what the lesson's directives do --------------------------- */
/* The page is another one. */
void marks_set(struct ui *ui);
/* The trace is another one: the places are looked for anew. */
void marks_again(struct ui *ui);
/* More of the run is known. */
void marks_find(struct ui *ui);
/* Where the walk from one place to another is to stop for a question; `to`: for
 * none. */
size_t marks_ask_before(const struct ui *ui, size_t from, size_t to);
/* Is anything to be asked where the walk has come to? */
bool marks_due(const struct ui *ui);
/* Asks it, or tells the answer of one asked before; was there anything? */
bool marks_ask(struct ui *ui);
/* The nearest stop in that direction, SIZE_MAX: none. */
size_t marks_next_stop(const struct ui *ui, int direction);
bool marks_any_stop(const struct ui *ui);
/* What the stop says at which one stands; empty: nothing. */
struct str marks_stop_text(const struct ui *ui);
/* Does the page ask anything of its own accord? */
bool marks_will_ask(const struct ui *ui);
/* The panes that the lesson shows here, a bit each; 0: all. */
uint32_t marks_panes(const struct ui *ui);
/* What is coached now; NULL: nothing. A request, which may be what it waits
 * for. */
const struct directive *marks_coach(const struct ui *ui);
void marks_pressed(struct ui *ui, enum request what);

/* -- ui_challenge.c: the page's challenge, and its hints ------------------- */
bool challenge_is_set(const struct ui *ui);
/* More of the run is known. */
void challenge_look(struct ui *ui);
/* UI_WANT_MORE while more of the run is needed to tell how it does. */
unsigned challenge_wants(const struct ui *ui);
/* Another run comes; another page. */
void challenge_leave_run(struct ui *ui);
void challenge_leave_page(struct ui *ui);
/* y, and H without a question: flags. */
unsigned challenge_toggle(struct ui *ui);
unsigned challenge_hint(struct ui *ui);
/* A key while its sheet is open; *taken: it was one for it. Flags. */
unsigned challenge_key(struct ui *ui, enum request what, bool *taken);
/* A program that meets it, for who has met it; else empty. */
struct str challenge_solution(const struct ui *ui);
/* The page's i-th hint; empty: there are not so many. */
struct str hint_text(const struct ui *ui, size_t i);
bool hint_is_left(const struct ui *ui);
/* Gives the next one; false: all were given. */
bool hint_give(struct ui *ui);

/* -- ui_verdict.c: how its sheet looks ------------------------------------- */
/* As a pane's draw: how many rows. */
int challenge_draw(const struct ui *ui, const struct region *r);
void challenge_title(const struct ui *ui, struct buf *out);
void challenge_footer(const struct ui *ui, struct buf *out);
/* The hints that were given, from a row on; the row behind them. */
int hints_draw(const struct ui *ui, const struct region *r, int row);

/* -- ui_sheet.c ------------------------------------------------------------ */
/* Is there a sheet: that of a question, or else of a challenge? */
bool sheet_is_open(const struct ui *ui);
void sheet_draw(const struct ui *ui, struct canvas *c);
/* Where its content stands; how many rows it has in all. */
int sheet_region(const struct ui *ui, struct region *r);
/* The option on a row of the screen, -1: none. */
int sheet_option_at(const struct ui *ui, int y);
/* What can be done, for the status row; appended. */
void sheet_footer(const struct ui *ui, struct buf *out);

/* -- ui_tabs.c: the panes in the order of their numbers, from 1: those on the
 * screen in reading order, then those for which it has no room -- */
/* The pane of a number; -1: there are not so many. */
int tab_pane(const struct ui *ui, int number);
int tab_number(const struct ui *ui, enum pane_id id);
/* The row of tabs above a zoomed pane, if there is one; and the pane whose tab
 * stands at a cell, or -1. */
void tabs_draw(const struct ui *ui, struct canvas *c);
int tab_at(const struct ui *ui, int x, int y);

/* -- ui_work.c: what is done a slice at a time, in ui_work --------------- */
/* Takes in all that the store has, however long it takes. */
void work_take_in(struct ui *ui);
/* The cursor goes there, the model behind it. */
void work_go(struct ui *ui, size_t events);
/* Runs on to the end of the run, or to the end of the step that isn't over. */
void work_run_on(struct ui *ui);
void work_await_step(struct ui *ui);
/* Begins a search; its first slice is ui_work's. */
void work_search(struct ui *ui, const struct search *search);
/* What was still looked or waited for is not wanted any more. */
void work_forget(struct ui *ui);
/* Is the screen still on its way to what somebody asked for? Gives that up, and
 * stays here; false: there was nothing. */
bool work_on_request(const struct ui *ui);
bool work_stop(struct ui *ui);
/* A slice of what there is to do, as ui_work: flags. */
unsigned work_on(struct ui *ui);
/* Is there something for ui_work to do? */
bool work_left(const struct ui *ui);
/* How much of it is done in percent, 100: all; of what has no end, whether it is
 * going on; and what to say of it, NULL: nothing. */
int work_share(const struct ui *ui);
bool work_has_no_end(const struct ui *ui);
const char *work_text(const struct ui *ui);

/* -- ui_walk.c: each moves the cursor and returns flags ------------------- */
unsigned walk_steps(struct ui *ui, int by);
unsigned walk_jump(struct ui *ui, enum jump what, int direction);
unsigned walk_detail(struct ui *ui, int by);
unsigned walk_start(struct ui *ui);
unsigned walk_end(struct ui *ui);
/* To the last step that is known. */
unsigned walk_newest(struct ui *ui);
unsigned walk_to(struct ui *ui, size_t events);
/* On to there, or to where the lesson has a question on the way. */
unsigned walk_on(struct ui *ui, size_t events);
/* To the end of the step that takes in this event. */
unsigned walk_past(struct ui *ui, size_t event);
size_t walk_total(const struct ui *ui);

/* -- ui_seek.c: search in the pane in focus -- */
enum seek { SEEK_NOWHERE, SEEK_NO_FURTHER, SEEK_FOUND };
/* Moves that pane to the next place where it shows the text. SEEK_NOWHERE: it
 * doesn't have it, or no pane is in focus that has rows of its own. */
enum seek seek_in_pane(struct ui *ui, struct str part, int direction);
/* Marks what was searched for where the pane in focus shows it. */
void seek_mark(const struct ui *ui, struct canvas *c);

/* -- ui_find.c ------------------------------------------------------------ */
unsigned find_run(struct ui *ui, int direction);
unsigned go_to_text(struct ui *ui, struct str text);
/* To the next time that a line of the shown file runs. */
unsigned go_to_line(struct ui *ui, int line);
unsigned stop_toggle_line(struct ui *ui, int line);
unsigned stop_toggle_bookmark(struct ui *ui);
unsigned stop_run(struct ui *ui, int direction);

/* -- ui_entry.c ----------------------------------------------------------- */
void entry_begin(struct ui *ui, char prompt);
/* What stands before the line. */
const char *entry_prompt(const struct ui *ui);
/* What can be typed here, in a few words. */
const char *entry_hint(const struct ui *ui);
/* What was typed so far is forgotten. */
void entry_fini(struct ui *ui);
/* Takes a key while somebody types. */
unsigned entry_key(struct ui *ui, const struct key *k);

/* -- chrome.c ------------------------------------------------------------- */
void chrome_header(const struct ui *ui, const struct view *v,
                   struct canvas *c);
/* The lines between the panes, of both programs where there are two; the titles of
 * one. */
void chrome_lines(const struct ui *ui, struct canvas *c);
void chrome_titles(const struct ui *ui, const struct view *v,
                   struct canvas *c);
/* Marks the pane in focus when it is a strip, which has been drawn. */
void chrome_strip_focus(const struct ui *ui, struct canvas *c);
void chrome_footer(const struct ui *ui, struct canvas *c);
void chrome_too_small(const struct theme *theme, int w, struct canvas *c);
/* The frame of the innermost overlay. */
void chrome_overlay(const struct ui *ui, const struct view *v,
                    struct canvas *c);
/* The request whose footer word stands at this cell, REQ_NONE: none. */
enum request chrome_footer_at(const struct ui *ui, int x);

#endif
