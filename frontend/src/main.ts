import { mount } from 'svelte'
import './styles/index.css'
import App from './App.svelte'

const target = document.createElement('div')
document.body.append(target)
mount(App, { target })
