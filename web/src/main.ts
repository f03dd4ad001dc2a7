import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { store } from "./state/store.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("The page has no #app");
store.watch();
mount(App, { target });
